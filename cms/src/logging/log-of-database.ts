/** Takes what Knex, which speaks to the database, would write past the log. */
export const logOfDatabase = {
  warn: (words: unknown) => void strapi.log.warn(String(words)),
  error: (words: unknown) => void strapi.log.error(String(words)),
  deprecate: (old: string, instead: string) =>
    void strapi.log.warn(`${old} is deprecated, please use ${instead}`),
  debug: (words: unknown) => void strapi.log.debug(String(words)),
};
