// A browser with a page that notes what must not happen: errors, dialogs, requests to others.
import { chromium } from 'playwright-core';

export const address = process.env.RAPPORTEUR_PAGES;

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });

export const open = async (browser, options = {}) => {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => { if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text()); });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('dialog', (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => { if (!request.url().startsWith(address)) faults.push(`request to ${request.url()}`); });
  return { page, faults, close: () => context.close() };
};
