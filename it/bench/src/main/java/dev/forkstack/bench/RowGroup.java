package dev.forkstack.bench;

import java.util.List;

/** Rows that are measured together, side by side in one run. */
interface RowGroup {

    /** What stands in {@code ROWS=}. */
    String name();

    /** @throws NotMeasured if this machine lacks something that the whole group needs */
    List<Row> measure(Bench bench) throws Exception;
}
