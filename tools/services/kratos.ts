/**
 * Ory Kratos, with SQLite. Its own go.mod replaces modules, which `go install` refuses: it is built as the
 * one requirement of a module made for it, with those replacements that name other modules.
 */
import { type Service, step } from "../service.ts";

const MODULE = "github.com/ory/kratos";

export const service: Service = {
  version: "1.3.1",
  files: ["kratos"],
  needs: { command: "go", hint: "install Go (https://go.dev/dl) and a C compiler" },
  async build(folder, scratch) {
    const version = `v${service.version}`;
    await Deno.writeTextFile(
      `${scratch}/go.mod`,
      `module build

go 1.23

replace (
	github.com/gobuffalo/pop/v6 => github.com/ory/pop/v6 v6.2.0
	github.com/gorilla/sessions => github.com/ory/sessions v1.2.2-0.20220110165800-b09c17334dc2
	github.com/mattn/go-sqlite3 => github.com/mattn/go-sqlite3 v1.14.22
)

require ${MODULE} ${version}
`,
    );
    const flags = `-s -w -X ${MODULE}/driver/config.Version=${version}`;
    const args = ["build", "-mod=mod", "-trimpath", "-tags", "sqlite,json1", "-ldflags", flags];
    await step("go", [...args, "-o", `${folder}/kratos`, MODULE], {
      cwd: scratch,
      env: { CGO_ENABLED: "1", GOFLAGS: "-buildvcs=false", GOTOOLCHAIN: "local" },
    });
  },
};
