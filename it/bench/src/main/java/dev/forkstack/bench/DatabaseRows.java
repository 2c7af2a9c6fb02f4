package dev.forkstack.bench;

import java.util.ArrayList;
import java.util.List;

/** The fork step of a database of 1 GB, where the file system clones and where it does not. */
final class DatabaseRows implements RowGroup {

    private static final double MOST_MEGABYTES = 20;
    private static final double MOST_TIMES = 2;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public List<Row> measure(Bench bench) throws Exception {
        Installed installed = Installed.in(bench);
        List<Row> rows = new ArrayList<>();
        rows.addAll(bench.part(
                "database 1 GB, XFS", () -> cloning(new DatabaseOnVolume(bench, installed, Volume.xfs(bench)))));
        rows.addAll(bench.part(
                "database 1 GB, ext4", () -> copying(new DatabaseOnVolume(bench, installed, Volume.ext4(bench)))));
        return rows;
    }

    private static List<Row> cloning(DatabaseOnVolume database) throws Exception {
        List<Row> rows = new ArrayList<>();
        DatabaseOnVolume.Times times = database.times("clone");
        rows.add(Row.ratio("database 1 GB, XFS: fork step", times.ours(), times.bare(), MOST_TIMES, database.told()));
        rows.add(Row.compared(
                "database 1 GB, XFS: instead of COPY",
                times.ours(),
                database.copied(3),
                "COPY TO STDOUT into COPY FROM STDIN of the same tables, then their indexes"));
        rows.add(Row.value(
                "database 1 GB, XFS: extra bytes of a fork",
                database.bytes(7),
                MOST_MEGABYTES,
                "used space of the file system after CHECKPOINT and sync"));
        return rows;
    }

    private static List<Row> copying(DatabaseOnVolume database) throws Exception {
        List<Row> rows = new ArrayList<>();
        DatabaseOnVolume.Times times = database.times("copy");
        rows.add(Row.compared("database 1 GB, ext4: fork step", times.ours(), times.bare(), database.told()));
        rows.add(Row.compared(
                "database 1 GB, ext4: instead of COPY",
                times.ours(),
                database.copied(1),
                "COPY TO STDOUT into COPY FROM STDIN of the same tables, then their indexes"));
        rows.add(Row.told(
                "database 1 GB, ext4: extra bytes of a fork", database.bytes(3), "ext4 cannot clone: a whole copy"));
        return rows;
    }
}
