package org.example.shop;

import dev.forkstack.runtime.ForkStackEnvironment;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The other way, with the library; the profile is here only to have both in one application. */
@Configuration
@Profile("library")
class EnvironmentsDatabase {

    @Bean
    JdbcConnectionDetails database() {
        ForkStackEnvironment environment = ForkStackEnvironment.current();
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return environment.jdbcUrl();
            }

            @Override
            public String getUsername() {
                return environment.jdbcUsername();
            }

            @Override
            public String getPassword() {
                return environment.jdbcPassword();
            }
        };
    }
}
