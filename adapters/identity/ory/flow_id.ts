/** The format of the ids of Kratos' flows and flow errors. */
export const FLOW_ID = /^[0-9a-f-]{36}$/;
