# The CMS and the site in one image; compose.yaml says which of the two a container runs.
FROM node:24.21.0-bookworm-slim
WORKDIR /srv/reviews
COPY . .
# `--ignore-scripts` as in CI: nothing that a package brings is run while it is installed.
RUN npm ci --ignore-scripts && node scripts/run.mjs test -- build && npm run build -w web
# The site brings what its build baked up to date, so that it never shows what was withdrawn since.
RUN mkdir -p /data /withdrawals && chown -R node:node /data /withdrawals web/dist
USER node
ENV NODE_ENV=production DATA_DIR=/data WITHDRAWALS_DIR=/withdrawals
# As `npm start` does it (scripts/run/apps.ts): code is compiled once, and memory is given back.
ENV NODE_COMPILE_CACHE=/data/compiled MALLOC_ARENA_MAX=2
ENV MALLOC_MMAP_THRESHOLD_=1048576 MALLOC_TRIM_THRESHOLD_=4194304
