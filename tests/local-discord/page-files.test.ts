import { readdir } from 'node:fs/promises';
import { expect } from 'vitest';
import { test } from './fresh.ts';
import { raw } from './raw-request.ts';
import { channelId, rest } from './rest.ts';

test('the page runs no inline script and is framed by nobody', async ({ discord }) => {
  const response = await fetch(discord.url);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  expect(await response.text()).not.toMatch(/<script(?![^>]*\ssrc=)|\son[a-z]+=|\sstyle=/);
});

test('the page is served as JavaScript, and nothing but its own files', async ({ discord }) => {
  const app = await fetch(`${discord.url}/page/app.ts`);
  expect(app.headers.get('content-type')).toContain('text/javascript');
  expect(await app.text()).not.toContain('import type');
  for (const path of [
    '/page/..%2fmain.ts',
    '/../main.ts',
    '/page/%2e%2e/start.ts',
    '/page/../start.ts',
    '/package.json',
  ])
    expect(await raw(discord, path, {})).toBe(404);
});

test('the page writes what people wrote as text, never as HTML', async ({ discord }) => {
  const files = await readdir('src/local-discord/page', { recursive: true });
  const code = files.filter((name) => name.endsWith('.ts'));
  expect(code.length).toBeGreaterThan(20);
  for (const name of code) {
    const response = await fetch(`${discord.url}/page/${name.replaceAll('\\', '/')}`);
    expect([name, response.status]).toEqual([name, 200]);
    expect(await response.text()).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b/,
    );
  }
});

test('an attachment is a download that no browser runs, whatever it calls itself', async ({ discord }) => {
  const form = new FormData();
  form.set('files[0]', new File(['<script>alert(1)</script>'], 'x.html', { type: 'text/html' }));
  await rest(discord, 'POST', `/channels/${channelId(discord, 'world-news')}/messages`, form);
  const file = discord.messages('world-news').at(-1)?.attachments[0];
  const response = await fetch(
    `${discord.url}/attachments/${channelId(discord, 'world-news')}/${file?.id}/x.html`,
  );
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-disposition': 'attachment',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  expect(await response.text()).toContain('alert(1)');
});
