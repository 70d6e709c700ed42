#!/usr/bin/env node

// Redocly recurses from each schema to the next: only a worker can have a stack that long chains fit in.
import { Worker } from 'node:worker_threads';

const command = new URL('node_modules/@redocly/cli/bin/cli.js', import.meta.url);
const worker = new Worker(command, { argv: process.argv.slice(2), resourceLimits: { stackSizeMb: 256 } });
worker.on('error', (error) => {
  console.error(error.message.split('\n')[0]);
});
worker.on('exit', (code) => {
  process.exitCode = code;
});
