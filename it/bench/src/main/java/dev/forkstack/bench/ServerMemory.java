package dev.forkstack.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/** The proportional set size of the servers of a home, in megabytes (10^6). Immutable. */
record ServerMemory(double postgres, double s3) {

    /** @throws NotMeasured where the system does not tell */
    static ServerMemory of(Path home) throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(home.resolve("postgres-18/data/postmaster.pid"))
                .get(0)
                .strip());
        Properties s3 = new Properties();
        try (InputStream in = Files.newInputStream(home.resolve("s3/server.properties"))) {
            s3.load(in);
        }
        return new ServerMemory(pss(postmaster), pss(Long.parseLong(s3.getProperty("pid"))));
    }

    private static double pss(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow(() -> new NotMeasured("process " + pid + " is gone"));
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToDouble(one -> kilobytes(one.pid()) * 1024 / 1e6)
                .sum();
    }

    private static double kilobytes(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException e) {
            throw new NotMeasured("this system does not tell the memory of a process: " + e);
        }
    }
}
