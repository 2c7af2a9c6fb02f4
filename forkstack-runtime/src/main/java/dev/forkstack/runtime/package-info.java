/** What an application asks for its own environment's values. No dependencies, no network, nothing is written. */
package dev.forkstack.runtime;
