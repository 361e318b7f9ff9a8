// Plain JavaScript on purpose: an older Node cannot even read main.ts, and should say why in one line.
import module from 'node:module';

const major = Number(process.versions.node.split('.')[0]);

if (major < 24) {
  console.error(
    `This bot needs Node 24 or newer and this is ${process.version}. Run "npm ci" and then "npm start": that brings and uses its own Node 24.`,
  );
  process.exit(1);
}

// The next start is a third quicker by it.
module.enableCompileCache();
await import('./main.ts');
