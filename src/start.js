// Plain JavaScript on purpose: an older Node cannot even read main.ts, and should say why in one line.
import module from 'node:module';

const major = Number(process.versions.node.split('.')[0]);

if (major < 24) {
  console.error(
    `This bot needs Node 24 or newer and this is ${process.version}. Run "npm ci" and then "npm start": that brings and uses its own Node 24.`,
  );
  process.exit(1);
}

// Until main.ts can put something away there is nothing to put away.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));

// npm tells the shell between it and us to stop, and that shell ends without telling us.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  look.unref();
}

// The next start is a third quicker by it.
module.enableCompileCache();
await import('./main.ts');
