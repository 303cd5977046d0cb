#!/bin/sh
set -e

psql --username postgres --dbname postgres --set ON_ERROR_STOP=1 --set "password=${ORY_KRATOS_PASSWORD:?must be set}" <<'SQL'
CREATE ROLE kratos LOGIN PASSWORD :'password';
CREATE DATABASE kratos OWNER kratos;
REVOKE ALL ON DATABASE kratos FROM PUBLIC;
SQL

psql --username postgres --dbname postgres --set ON_ERROR_STOP=1 --set "password=${ORY_KETO_PASSWORD:?must be set}" <<'SQL'
CREATE ROLE keto LOGIN PASSWORD :'password';
CREATE DATABASE keto OWNER keto;
REVOKE ALL ON DATABASE keto FROM PUBLIC;
SQL

psql --username postgres --dbname postgres --set ON_ERROR_STOP=1 --set "password=${ORY_HYDRA_PASSWORD:?must be set}" <<'SQL'
CREATE ROLE hydra LOGIN PASSWORD :'password';
CREATE DATABASE hydra OWNER hydra;
REVOKE ALL ON DATABASE hydra FROM PUBLIC;
SQL
