# gossip-node, installed from the packed package: npm pack && docker build -t gossip-node .
# What a node needs is mounted: docker run -v "$PWD/node:/etc/gossip-node" -p 7051:7051 gossip-node
# There core.yaml, channels.yaml, msp and tls; core.yaml listens at 0.0.0.0:7051. See docs/gossip-node.md.
FROM node:22-slim
COPY gossip-tck-*.tgz /tmp/
RUN npm install --global --omit=dev /tmp/gossip-tck-*.tgz && rm /tmp/gossip-tck-*.tgz
USER node
WORKDIR /etc/gossip-node
EXPOSE 7051
# Local calls stay inside: whoever needs blocks or metrics outside says --api 0.0.0.0:7061, and keeps the port from strangers.
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:7061/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["gossip-node", "--log", "json"]
CMD ["--config", "core.yaml", "--channels", "channels.yaml"]
