/** schemathesis (a Python package): tests an API with valid and invalid requests generated from its description. */
import { type Service, step } from "../service.ts";

export const service: Service = {
  version: "4.32.5",
  files: ["bin/st"],
  needs: [{ command: "python3", hint: "install Python 3.10 or newer with its module venv" }],
  async build(folder) {
    await step("python3", ["-m", "venv", "--clear", folder]);
    await step(`${folder}/bin/pip`, [
      ...["install", "--quiet", "--disable-pip-version-check"],
      `schemathesis==${service.version}`,
    ]);
  },
};
