/** Ory Keto, with SQLite: built like Kratos as the one requirement of a module made for it. */
import { type Service, step } from "../service.ts";

const MODULE = "github.com/ory/keto";
/** The newest that is published. Keto names three types that came after it. */
const PROTO = { module: `${MODULE}/proto`, version: "v0.13.0-alpha.0" };

/** Of the call that asks many things at once over gRPC, which is not served so; over HTTP it is. */
const MISSING_TYPES = `package rts

type BatchCheckRequest struct {
	Tuples    []*RelationTuple
	Snaptoken string
	Latest    bool
	MaxDepth  int32
}

type CheckResponseWithError struct {
	Allowed   bool
	Error     string
	Snaptoken string
}

type BatchCheckResponse struct {
	Results []*CheckResponseWithError
}
`;

export const service: Service = {
  version: "0.14.0",
  files: ["keto"],
  needs: { command: "go", hint: "install Go (https://go.dev/dl) and a C compiler" },
  async build(folder, scratch) {
    const version = `v${service.version}`;
    await copyOfProto(`${scratch}/proto`);
    await Deno.writeTextFile(
      `${scratch}/go.mod`,
      `module build

go 1.23

replace (
	github.com/gobuffalo/pop/v6 => github.com/ory/pop/v6 v6.2.1-0.20241121111754-e5dfc0f3344b
	${PROTO.module} => ./proto
)

require ${MODULE} ${version}
`,
    );
    const flags = `-s -w -X ${MODULE}/internal/driver/config.Version=${version}`;
    const args = ["build", "-mod=mod", "-trimpath", "-tags", "sqlite", "-ldflags", flags];
    await step("go", [...args, "-o", `${folder}/keto`, MODULE], {
      cwd: scratch,
      env: { CGO_ENABLED: "1", GOFLAGS: "-buildvcs=false", GOTOOLCHAIN: "local" },
    });
  },
};

/** The published module with the types that it lacks. */
async function copyOfProto(folder: string): Promise<void> {
  await Deno.mkdir(folder);
  await Deno.writeTextFile(`${folder}/go.mod`, "module download\n\ngo 1.23\n");
  const answer = await new Deno.Command("go", {
    args: ["mod", "download", "-json", `${PROTO.module}@${PROTO.version}`],
    cwd: folder,
  }).output();
  const { Dir } = JSON.parse(new TextDecoder().decode(answer.stdout)) as { Dir: string };
  await Deno.remove(`${folder}/go.mod`);
  await step("cp", ["-r", `${Dir}/.`, folder]);
  await step("chmod", ["-R", "u+w", folder]);
  await Deno.writeTextFile(
    `${folder}/ory/keto/relation_tuples/v1alpha2/batch_check.go`,
    MISSING_TYPES,
  );
}
