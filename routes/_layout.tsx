import type { LayoutProps } from "fresh/types";
import { Layout } from "#components/Layout.tsx";
import { layoutView } from "#http/layout_view.ts";
import type { State } from "#http/state.ts";
import Countdown from "#islands/Countdown.tsx";

export default function Frame({ Component, state, req, url }: LayoutProps<unknown, never, State>) {
  return (
    <>
      <Layout view={layoutView(state, req, url)}>
        <Component />
      </Layout>
      {state.hold?.live && <Countdown now={state.now} />}
    </>
  );
}
