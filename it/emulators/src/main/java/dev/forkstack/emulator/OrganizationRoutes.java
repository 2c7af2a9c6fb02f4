package dev.forkstack.emulator;

/**
 * Adds routes of one organization, each also without naming it: so a client speaks of its own. Filled by one thread.
 *
 * @param slug the organization that there is
 */
record OrganizationRoutes(Routes routes, String slug) {

    OrganizationRoutes add(String method, String template, Handler handler) {
        routes.add(method, "/v1/organizations/{organizationSlug}" + template, ours(handler));
        routes.addUnspecified(method, "/v1" + template, handler);
        return this;
    }

    /** For calls that clients make and the specification does not have. */
    OrganizationRoutes addUnspecified(String method, String template, Handler handler) {
        routes.addUnspecified(method, "/v1/organizations/{organizationSlug}" + template, ours(handler));
        routes.addUnspecified(method, "/v1" + template, handler);
        return this;
    }

    private Handler ours(Handler handler) {
        return request -> {
            if (!request.variable("organizationSlug").equals(slug)) {
                throw new Refusal(403, "", "not a member of organization");
            }
            return handler.answer(request);
        };
    }
}
