package dev.forkstack.maven;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;

/**
 * Does something when a session of Maven ends, however its build went, before Maven says its last lines. Everything else
 * goes to the listener that was there before; a proxy, because versions of Maven differ in what a listener is told.
 */
final class SessionEnd implements InvocationHandler {

    private final ExecutionListener before;
    private final Runnable action;

    private SessionEnd(ExecutionListener before, Runnable action) {
        this.before = before;
        this.action = action;
    }

    /** Maven asks the request for its listener at each event, so one that is set in the middle of a build counts. */
    static void in(MavenExecutionRequest request, Runnable action) {
        request.setExecutionListener((ExecutionListener) Proxy.newProxyInstance(
                ExecutionListener.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                new SessionEnd(request.getExecutionListener(), action)));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.getName().equals("equals") ? proxy == arguments[0] : method.invoke(this, arguments);
        }
        try {
            if (method.getName().equals("sessionEnded")) {
                action.run();
            }
        } finally {
            pass(method, arguments);
        }
        return null; // a listener is told and never asked
    }

    private void pass(Method method, Object[] arguments) throws Throwable {
        if (before != null) {
            try {
                method.invoke(before, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
