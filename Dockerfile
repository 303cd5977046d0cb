# The exchange (target `app`), and the database server that several of it share (target `denokv`).

FROM denoland/deno:2.9.6 AS app
WORKDIR /app
# What is installed changes less often than the code.
COPY deno.json deno.lock package.json ./
RUN deno install --frozen
COPY . .
RUN deno task build && mkdir /data && chown deno:deno /data
# Nothing in the image is written when it runs: the database, its secret and its socket lie in /data.
VOLUME /data
USER deno
ENV HOST=0.0.0.0 PORT=8000 KV_URL=/data/ticketing.db LOG=json DENO_NO_UPDATE_CHECK=1
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s --retries=3 \
  CMD ["deno", "eval", "if (!(await fetch(`http://127.0.0.1:${Deno.env.get('PORT')}/readyz`)).ok) Deno.exit(1)"]
# As `deno task start` does it, without looking whether the build is fresh.
CMD ["deno", "run", "--no-prompt", "--cached-only", "--allow-net", "--allow-env", "--allow-read", "--allow-write", "--allow-sys", "main.ts"]

FROM rust:1-slim-bookworm AS denokv-build
RUN apt-get update && apt-get install --yes --no-install-recommends gcc libc6-dev
RUN cargo install denokv --version 0.14.0 --locked --root /built

FROM debian:bookworm-slim AS denokv
COPY --from=denokv-build /built/bin/denokv /usr/local/bin/denokv
RUN useradd --system --uid 1993 denokv && mkdir /data && chown denokv /data
VOLUME /data
USER denokv
EXPOSE 4512
STOPSIGNAL SIGTERM
# DENO_KV_SQLITE_PATH and DENO_KV_ACCESS_TOKEN are its variables for the options of these names.
ENV DENO_KV_SQLITE_PATH=/data/kv.db
CMD ["denokv", "serve", "--addr", "0.0.0.0:4512"]
