package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A group of databases, all in one place. Thread-safe. */
record TursoGroup(String id, String name, String location, TursoConfiguration configuration) {

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("uuid", id)
                .put("name", name)
                .put("primary", location)
                .put("version", "emulator")
                .put("archived", false)
                .put("delete_protection", configuration.isDeleteProtected());
        json.putArray("locations").add(location);
        return json;
    }
}
