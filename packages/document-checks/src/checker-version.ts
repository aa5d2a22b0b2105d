/** Raise this whenever a rule changes: results of older rules then count as not checked. */
const rules = 1;
const packageVersion = '0.1.0';

/** Names the check in each report. */
export const checkerVersion = `${packageVersion}+rules.${rules}`;
