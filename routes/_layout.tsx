import type { LayoutProps } from "fresh/types";
import { Layout } from "#web/pages/frame/Layout.tsx";
import { frameOf } from "#web/pages/frame/frame.ts";
import { layoutView } from "#web/pages/frame/layout_view.ts";
import { showsTimes, timesProps } from "#web/pages/frame/times_props.ts";
import type { State } from "#web/request/state.ts";
import Connection from "#islands/Connection.tsx";
import Fields from "#islands/Fields.tsx";
import Times from "#islands/Times.tsx";

export default function Frame({ Component, state, req, url }: LayoutProps<unknown, never, State>) {
  const { title, text } = state.manner.words.site.offline;
  return (
    <>
      {/* Visitors have nothing to lose in an outage, and their pages need no scripts. */}
      {state.signedIn && <Connection title={title} text={text} />}
      <Layout view={layoutView({ ...state, frame: frameOf(state.context) }, req, url)}>
        <Component />
      </Layout>
      {(state.signedIn || url.pathname === "/") && <Fields />}
      {(state.signedIn || showsTimes(url.pathname)) && <Times {...timesProps(state)} />}
    </>
  );
}
