/** Ory Hydra, with SQLite: built like Kratos as the one requirement of a module made for it. */
import { type Service, step } from "../service.ts";

const MODULE = "github.com/ory/hydra/v2";

export const service: Service = {
  version: "2.3.0",
  files: ["hydra"],
  needs: { command: "go", hint: "install Go (https://go.dev/dl) and a C compiler" },
  async build(folder, scratch) {
    const version = `v${service.version}`;
    await Deno.writeTextFile(
      `${scratch}/go.mod`,
      `module build

go 1.23

replace github.com/gobuffalo/pop/v6 => github.com/ory/pop/v6 v6.2.1-0.20241121111754-e5dfc0f3344b

require ${MODULE} ${version}
`,
    );
    const tags = "sqlite,sqlite_omit_load_extension";
    const flags = `-s -w -X ${MODULE}/driver/config.Version=${version}`;
    const args = ["build", "-mod=mod", "-trimpath", "-tags", tags, "-ldflags", flags];
    await step("go", [...args, "-o", `${folder}/hydra`, MODULE], {
      cwd: scratch,
      env: { CGO_ENABLED: "1", GOFLAGS: "-buildvcs=false", GOTOOLCHAIN: "local" },
    });
  },
};
