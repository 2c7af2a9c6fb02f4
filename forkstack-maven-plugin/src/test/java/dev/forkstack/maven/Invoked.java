package dev.forkstack.maven;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How Maven is called. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Invoked {

    /** What stands behind {@code -D}, as {@code name=value}. */
    String[] with() default {};

    /** Whether the goal is bound to a phase rather than named on the command line. */
    boolean bound() default false;

    /** In which module of the reactor the goal runs. */
    int module() default 0;
}
