/** The look of the evidence: a file of its own, so it brings its style. */
export const EVIDENCE_STYLE = `
  body { font: 16px/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
  h1, p, dd, li { overflow-wrap: anywhere }
  dt { font-weight: bold }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; border-left: 3px solid #999; padding-left: 1rem }
  img { max-width: 100% }
`;
