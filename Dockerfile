# The way of docs/operations.md: pack, install the package, run it from a folder that its user cannot write.
FROM node:20-bookworm-slim AS pack
WORKDIR /src
COPY . .
RUN npm ci --no-audit --no-fund && mkdir /packed && npm pack --silent --pack-destination /packed

FROM node:20-bookworm-slim AS install
WORKDIR /opt/gongkai
COPY --from=pack /packed /packed
RUN npm install --omit=dev --no-audit --no-fund /packed/*.tgz

FROM node:20-bookworm-slim
COPY --from=install /opt/gongkai /opt/gongkai
RUN mkdir /data && chown node:node /data
USER node
WORKDIR /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8710 GONGKAI_DATA=/data
VOLUME /data
EXPOSE 8710
HEALTHCHECK --interval=30s --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/opt/gongkai/node_modules/gongkai/bin/gongkai.js"]
CMD ["start", "--empty"]
