package dev.forkstack.harness;

import dev.forkstack.emulator.mariadb.MariaDbServer;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;

/** Where a stand has its databases and buckets. */
enum Place {
    LOCAL,
    NEON {
        @Override
        Databases databases(Stand stand) {
            return new NeonCloud(stand.admin());
        }
    },
    TURSO {
        @Override
        Databases databases(Stand stand) throws IOException {
            return new TursoCloud(stand.root().resolveSibling("turso"), stand.home(), stand.database("prod"));
        }
    },
    LIBSQL {
        @Override
        Databases databases(Stand stand) throws IOException {
            return new LibsqlCloud(stand.root().resolveSibling("libsql"), stand.database("prod"));
        }

        /** What it has that the others have not is the order of its calls. */
        @Override
        boolean isSampledByCallsAlone() {
            return true;
        }
    },
    PLANETSCALE_VITESS {
        @Override
        Databases databases(Stand stand) throws IOException {
            return PlanetScaleCloud.vitess(stand.home());
        }

        @Override
        boolean isThere() {
            return MariaDbServer.isThere();
        }

        @Override
        boolean isSampledByCallsAlone() {
            return true;
        }
    },
    /** Its calls are those of the other kind, but for roles in the place of passwords. */
    PLANETSCALE_POSTGRES {
        @Override
        Databases databases(Stand stand) throws IOException {
            return PlanetScaleCloud.postgres(stand.admin(), stand.home());
        }

        @Override
        boolean isSampled() {
            return false;
        }
    },
    TIGRIS {
        @Override
        Buckets buckets(Stand stand) throws IOException {
            return Clouds.tigris(stand);
        }
    },
    AWS {
        @Override
        Buckets buckets(Stand stand) throws IOException {
            return Clouds.aws(stand);
        }
    };

    /** What the names of its series begin with. */
    String prefix() {
        return this == LOCAL ? "" : name().toLowerCase(Locale.ROOT).replace('_', '-') + "-";
    }

    /** Whether this machine has what it stands on. */
    boolean isThere() {
        return true;
    }

    /** Whether a sample has any of its series. */
    boolean isSampled() {
        return true;
    }

    /** Whether a sample ends verbs at their calls to the service and nowhere else. */
    boolean isSampledByCallsAlone() {
        return false;
    }

    static Place ofSeries(String name) {
        return Stream.of(values())
                .filter(place -> place != LOCAL && name.startsWith(place.prefix()))
                .findFirst()
                .orElse(LOCAL);
    }

    /** With nothing in it but the source, which is empty. */
    Databases databases(Stand stand) throws IOException {
        return new LocalDatabases(stand);
    }

    /** With nothing in it but the source, which is filled. */
    Buckets buckets(Stand stand) throws IOException {
        return new LocalBuckets(stand);
    }
}
