package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqlite.SQLiteException;

/** A statement that failed; the stream goes on. Immutable. */
final class HranaFailure extends Exception {

    private static final long serialVersionUID = 1;
    private static final Pattern DRIVER = Pattern.compile("\\[SQLITE_\\w+]\\s+.*?\\((.*)\\)", Pattern.DOTALL);

    private final String code;

    HranaFailure(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    static HranaFailure of(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            return new HranaFailure(
                    // The primary code: what follows the second underscore is SQLite's extension of it.
                    sqlite.getResultCode().name().replaceFirst("^(SQLITE_[A-Z]+)_.*", "$1"),
                    "SQLite error: " + plain(failure.getMessage()));
        }
        return new HranaFailure("SQLITE_ERROR", "SQLite error: " + failure.getMessage());
    }

    String code() {
        return code;
    }

    ObjectNode json() {
        return Json.object().put("message", getMessage()).put("code", code);
    }

    /** SQLite's own words, which the driver puts into parentheses behind its own. */
    private static String plain(String message) {
        Matcher matcher = DRIVER.matcher(message);
        return matcher.matches() ? matcher.group(1) : message;
    }
}
