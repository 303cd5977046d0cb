/** The endpoints of Connect that the exchange uses: accounts, links to their pages, transfers, and its own account. */
import type { Endpoint, List } from "../endpoints.ts";
import { expand } from "../expand.ts";
import { parse, shapes } from "../params.ts";

export const connectEndpoints = (list: List): readonly Endpoint[] => [
  {
    verb: "account",
    method: "POST",
    path: /^\/v1\/accounts$/,
    prepare(ledger, params) {
      const p = parse(shapes.openAccount, params);
      return () => expand(ledger, ledger.connect.open(p.metadata ?? {}));
    },
  },
  {
    verb: "account",
    method: "GET",
    path: /^\/v1\/accounts\/([^/]+)$/,
    prepare(ledger, params, id) {
      parse(shapes.nothing, params);
      return () => expand(ledger, ledger.connect.account(id));
    },
  },
  {
    verb: "link",
    method: "POST",
    path: /^\/v1\/accounts\/([^/]+)\/login_links$/,
    prepare(ledger, params, id) {
      parse(shapes.nothing, params);
      return () => ({ ...ledger.connect.loginLink(id) });
    },
  },
  {
    verb: "link",
    method: "POST",
    path: /^\/v1\/account_links$/,
    prepare(ledger, params) {
      const p = parse(shapes.link, params);
      return () => ({ ...ledger.connect.link(p.account) });
    },
  },
  {
    verb: "platform",
    method: "GET",
    path: /^\/v1\/account$/,
    prepare(ledger, params) {
      parse(shapes.nothing, params);
      const { currency, interval } = ledger.connect.platform;
      return () => ({
        id: "acct_platform",
        object: "account",
        default_currency: currency,
        settings: { payouts: { schedule: { interval } } },
      });
    },
  },
  {
    verb: "platform",
    method: "GET",
    path: /^\/v1\/balance$/,
    prepare(ledger, params) {
      parse(shapes.nothing, params);
      const { currency, alsoSettles } = ledger.connect.platform;
      return () => ({
        object: "balance",
        available: [currency, ...alsoSettles].map((code) => ({
          amount: ledger.connect.platformBalance(code),
          currency: code,
        })),
      });
    },
  },
  {
    verb: "transfer",
    method: "POST",
    path: /^\/v1\/transfers$/,
    prepare(ledger, params) {
      const p = parse(shapes.transfer, params);
      return () => expand(ledger, ledger.connect.transfer(p));
    },
  },
  {
    verb: "list",
    method: "GET",
    path: /^\/v1\/transfers$/,
    prepare(ledger, params) {
      const p = parse(shapes.listTransfers, params);
      return () => {
        const all = [...ledger.connect.transfers.values()].filter((one) =>
          p.transfer_group === undefined || one.transfer_group === p.transfer_group
        );
        return list(ledger, all, p, "/v1/transfers");
      };
    },
  },
  {
    verb: "read",
    method: "GET",
    path: /^\/v1\/transfers\/([^/]+)$/,
    prepare(ledger, params, id) {
      parse(shapes.nothing, params);
      return () => expand(ledger, ledger.connect.transfers.get(id)!);
    },
  },
  {
    verb: "reverse",
    method: "POST",
    path: /^\/v1\/transfers\/([^/]+)\/reversals$/,
    prepare(ledger, params, id) {
      const p = parse(shapes.reversal, params);
      return () => expand(ledger, ledger.connect.reverse(id, p.amount, p.metadata));
    },
  },
];
