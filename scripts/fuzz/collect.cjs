// Collects garbage when it is told to, so that what is measured afterwards is what the node keeps. Needs --expose-gc.
process.on('SIGUSR2', () => globalThis.gc())
