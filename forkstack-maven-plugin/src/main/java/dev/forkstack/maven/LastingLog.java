package dev.forkstack.maven;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/**
 * A log that outlasts Maven's. At Ctrl-C Maven 4 closes its terminal while we undo what was made, and whoever logs then gets an
 * exception, which must end no undo: lines go to the standard error stream instead. Thread-safe.
 */
record LastingLog(Log log, OutputStream last) implements InvocationHandler {

    static Log of(Log log) {
        return of(log, new FileOutputStream(FileDescriptor.err)); // never closed: it is the process's own
    }

    static Log of(Log log, OutputStream last) {
        return (Log) Proxy.newProxyInstance(
                LastingLog.class.getClassLoader(), new Class<?>[] {Log.class}, new LastingLog(log, last));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(log, arguments);
        } catch (InvocationTargetException e) {
            if (method.getReturnType() != void.class) {
                throw e.getCause();
            }
            print(method.getName().toUpperCase(Locale.ROOT), arguments[0]);
            return null;
        }
    }

    private void print(String level, Object text) {
        new PrintStream(last, true, StandardCharsets.UTF_8).println("[" + level + "] " + text);
    }
}
