package dev.forkstack.emulator.planetscale;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All that stands, one line a thing, sorted, without what differs from run to run. One thread. */
final class StateText {

    private final Account account;
    private final List<String> lines = new ArrayList<>();

    StateText(Account account) {
        this.account = account;
    }

    String text() {
        account.databases.values().forEach(database -> {
            lines.add("database " + database.name() + " " + database.kind());
            account.branches(database).forEach(this::add);
        });
        account.backups.values().stream().filter(backup -> !backup.isSilent()).forEach(backup -> {
            Branch branch = account.branches.get(backup.branchId());
            lines.add("backup " + path(branch) + "/" + backup.name() + " " + backup.state());
        });
        Collections.sort(lines);
        return String.join("\n", lines);
    }

    private void add(Branch branch) {
        lines.add("branch " + path(branch)
                + branch.parentId()
                        .map(account.branches::get)
                        .map(parent -> " of " + parent.name())
                        .orElse("")
                + " " + branch.size()
                + (branch.isProduction() ? " production" : "")
                + (branch.isProtected() ? " protected" : ""));
        String kind = account.isMysql() ? "password " : "role ";
        account.logins()
                .of(branch)
                .forEach(login -> lines.add(kind + path(branch) + "/" + login.name() + " "
                        + String.join(",", login.rights())
                        + login.life().map(life -> " for " + life).orElse("")));
    }

    private static String path(Branch branch) {
        return branch.database().name() + "/" + branch.name();
    }
}
