import type { InferData } from "fresh/types";
import { ClaimPage } from "#web/pages/claims/ClaimPage.tsx";
import { postPictures } from "#web/pages/claims/claim_post.ts";
import type { Props } from "#web/request/state.ts";
import "#web/styles/claims.css";

export default function PicturesRefused({ data }: Props<InferData<typeof handlers>>) {
  return <ClaimPage view={data} />;
}

export const handlers = { POST: postPictures };
