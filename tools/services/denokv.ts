/** denokv: Deno's KV Connect server on SQLite, which several processes can share. */
import { type Service, step } from "../service.ts";

export const service: Service = {
  version: "0.14.0",
  files: ["bin/denokv"],
  needs: [{ command: "cargo", hint: "install Rust (https://rustup.rs) and a C compiler" }],
  async build(folder, scratch) {
    const { version } = service;
    const args = ["install", "denokv", "--version", version, "--locked", "--root", folder];
    await step("cargo", args, { env: { CARGO_TARGET_DIR: scratch } });
  },
};
