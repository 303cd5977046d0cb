/** Ory Keto: permissions. */
import { goService } from "../go_module.ts";
import { step } from "../service.ts";

const MODULE = "github.com/ory/keto";
/** The newest published version; it lacks three types that Keto uses. */
const PROTO = `${MODULE}/proto@v0.13.0-alpha.0`;
/** From the Go checksum database. go.sum cannot contain it, since the copy is a folder. */
const PROTO_SUM = "h1:9ZzjDbaBgriHGVC8fUJKD1pDqQ9nHEFOO3bT971FfBY=";

/** Types of the gRPC batch check, which is not used here. */
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

export const service = goService({
  name: "keto",
  version: "0.14.0",
  module: MODULE,
  tags: "sqlite",
  versionIn: "internal/driver/config.Version",
  prepare: (scratch) => copyOfProto(`${scratch}/proto`),
});

/** Copies the published module and adds the missing types. */
async function copyOfProto(folder: string): Promise<void> {
  await Deno.mkdir(folder);
  await Deno.writeTextFile(`${folder}/go.mod`, "module download\n\ngo 1.23\n");
  const answer = await new Deno.Command("go", {
    args: ["mod", "download", "-json", PROTO],
    cwd: folder,
  }).output();
  const { Dir, Sum } = JSON.parse(new TextDecoder().decode(answer.stdout)) as {
    Dir: string;
    Sum: string;
  };
  if (Sum !== PROTO_SUM) throw new Error(`${PROTO} has an unexpected checksum: ${Sum}`);
  await Deno.remove(`${folder}/go.mod`);
  await step("cp", ["-r", `${Dir}/.`, folder]);
  await step("chmod", ["-R", "u+w", folder]);
  await Deno.writeTextFile(
    `${folder}/ory/keto/relation_tuples/v1alpha2/batch_check.go`,
    MISSING_TYPES,
  );
}
