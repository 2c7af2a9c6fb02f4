package dev.forkstack.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what the shim counts with what the kernel is asked for, in the same run: a call that one misses shows. */
final class StraceAudit {

    static final String DIFFERENT = "DIFFERENT";

    /** What the kernel calls it and what a point calls it. */
    private static final Map<String, String> CALLS = Map.ofEntries(
            Map.entry("mkdir", "mkdir"),
            Map.entry("mkdirat", "mkdir"),
            Map.entry("link", "link"),
            Map.entry("linkat", "link"),
            Map.entry("symlink", "symlink"),
            Map.entry("symlinkat", "symlink"),
            Map.entry("rename", "rename"),
            Map.entry("renameat", "rename"),
            Map.entry("renameat2", "rename"),
            Map.entry("unlink", "unlink"),
            Map.entry("unlinkat", "unlink"),
            Map.entry("rmdir", "rmdir"),
            Map.entry("fsync", "fsync"),
            Map.entry("fdatasync", "fsync"),
            Map.entry("ftruncate", "truncate"),
            Map.entry("truncate", "truncate"),
            Map.entry("fallocate", "truncate"),
            Map.entry("chmod", "chmod"),
            Map.entry("fchmod", "chmod"),
            Map.entry("fchmodat", "chmod"),
            Map.entry("chown", "chown"),
            Map.entry("lchown", "chown"),
            Map.entry("fchown", "chown"),
            Map.entry("utimensat", "utime"),
            Map.entry("setxattr", "setxattr"),
            Map.entry("lsetxattr", "setxattr"),
            Map.entry("fsetxattr", "setxattr"),
            Map.entry("fremovexattr", "setxattr"),
            Map.entry("connect", "connect"),
            Map.entry("sendto", "send"),
            Map.entry("sendmsg", "send"),
            Map.entry("sendmmsg", "send"),
            Map.entry("write", "write"),
            Map.entry("pwrite64", "write"),
            Map.entry("writev", "write"),
            Map.entry("pwritev", "write"),
            Map.entry("pwritev2", "write"),
            Map.entry("sendfile", "write"),
            Map.entry("openat", "create"),
            Map.entry("open", "create"),
            Map.entry("creat", "create"),
            Map.entry("openat2", "create"),
            Map.entry("io_uring_enter", "write"),
            Map.entry("splice", "write"));

    private static final Pattern LINE = Pattern.compile("^(\\d+) +([a-z0-9_]+)\\((.*)$");
    private static final Pattern CHILD =
            Pattern.compile("^(\\d+) +(?:<\\.\\.\\. )?(?:clone3?|vfork|fork)\\b.*= (\\d+)$");

    private final Stand stand;
    private final VerbProcess process;
    private final Path trace;

    StraceAudit(Stand stand, VerbProcess process, Path trace) {
        this.stand = stand;
        this.process = process;
        this.trace = trace;
    }

    /** Both counts of one {@code new} and one {@code delete}. */
    String line() throws IOException, SQLException, InterruptedException {
        if (!works()) {
            return "not run: strace is not installed, or this machine does not let it trace";
        }
        CheckoutFiles before = stand.files();
        String line = compared("new") + "; " + compared("switch") + "; " + compared("delete");
        stand.restore(before);
        return line;
    }

    private String compared(String verb) throws IOException, InterruptedException {
        Run run = process.run(
                List.of(
                        "strace",
                        "-f",
                        "-qq",
                        "-y",
                        "-s",
                        "0",
                        "--seccomp-bpf",
                        "-e",
                        traced(),
                        "-o",
                        trace.toString()),
                Injection.NONE,
                process -> {},
                verb,
                "victim");
        if (run.exit() != 0) {
            throw new IllegalStateException(verb + " under strace ended with " + run.exit() + ": " + run.output());
        }
        Map<String, Integer> shim = new TreeMap<>();
        run.points().forEach(point -> shim.merge(point.call(), 1, Integer::sum));
        Map<String, Integer> kernel = kernel();
        return verb + " "
                + (kernel.equals(shim)
                        ? "both saw " + run.points().size() + " calls"
                        : DIFFERENT + ": strace " + kernel + ", shim " + shim);
    }

    /** Only these calls, so that all others run at their own speed; a question mark for what this processor lacks. */
    private static String traced() {
        return "trace=?execve,?clone,?clone3,?vfork,?fork,?" + String.join(",?", CALLS.keySet());
    }

    private Map<String, Integer> kernel() throws IOException {
        List<String> lines =
                Files.readString(trace, StandardCharsets.ISO_8859_1).lines().toList();
        Set<String> children = children(lines);
        Map<String, Integer> counts = new TreeMap<>();
        for (String line : lines) {
            Matcher call = LINE.matcher(line);
            if (call.matches() && CALLS.containsKey(call.group(2)) && !children.contains(call.group(1))) {
                String name = name(call.group(2), call.group(3));
                if (!name.isEmpty()) {
                    counts.merge(name, 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    /** The same rule as the shim's; what it leaves out is told in docs/harness.md. */
    private static String name(String call, String arguments) {
        String name = CALLS.get(call);
        boolean nobodys = arguments.matches("(?s).*?[<\"]/(proc|sys|dev)/.*") || arguments.contains("points.txt");
        return switch (name) {
            case "create" -> arguments.matches("(?s).*\\b(O_CREAT|O_TRUNC|O_TMPFILE)\\b.*") && !nobodys ? name : "";
            case "connect" -> arguments.contains("AF_UNIX") ? "" : name;
            case "write", "send" -> {
                if (arguments.matches("(?s)\\d+<(socket|TCP|TCPv6):.*")) {
                    yield "send";
                }
                yield arguments.matches("(?s)([3-9]|\\d\\d+)</.*") && !nobodys ? "write" : "";
            }
            default -> nobodys ? "" : name;
        };
    }

    /** Programs that the verb ran, such as git, and their threads. */
    private static Set<String> children(List<String> lines) {
        Set<String> children = new HashSet<>();
        boolean first = true;
        for (String line : lines) {
            Matcher call = LINE.matcher(line);
            if (call.matches() && call.group(2).equals("execve")) {
                if (!first) {
                    children.add(call.group(1));
                }
                first = false;
            }
            Matcher child = CHILD.matcher(line);
            if (child.matches() && children.contains(child.group(1))) {
                children.add(child.group(2));
            }
        }
        return children;
    }

    private static boolean works() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("strace", "-f", "-qq", "-o", "/dev/null", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
