/** How Kratos names a flow, and what went wrong in one. */
export const FLOW_ID = /^[0-9a-f-]{36}$/;
