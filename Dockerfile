# The CMS and the site in one image; compose.yaml says which of the two a container runs.
FROM node:24-bookworm-slim
WORKDIR /srv/reviews
COPY . .
# `--ignore-scripts` as in CI: nothing that a package brings is run while it is installed.
RUN npm ci --ignore-scripts && node scripts/run.mjs test -- build && npm run build -w web
RUN mkdir -p /data /withdrawals && chown node:node /data /withdrawals
USER node
ENV NODE_ENV=production DATA_DIR=/data WITHDRAWALS_DIR=/withdrawals
