import { expect, test } from 'vitest';
import { enterAsDemo } from '../helpers/entering.ts';
import { axeViolations, describeInBrowser, sizes } from './harness.ts';

const password = 'a lantern over the old town';
/** Pages without a map need no more than this. */
const small = { width: 900, height: 640 };

describeInBrowser('entrance', ({ app, open }) => {
  test.each([
    ['phone', sizes.phone, 'zh-CN', 'dark'],
    ['desk', sizes.desk, 'en-GB', 'light'],
    ['wall', sizes.wall, 'zh-CN', 'light'],
  ] as const)('the sign-in page is whole on a %s', async (_, viewport, locale, colorScheme) => {
    const { page, errors, foreign } = await open('/?county=wengyuan', {
      viewport,
      locale,
      colorScheme,
      as: null,
    });
    await page.getByRole('heading', { name: /^(演示账号|Demonstration accounts)$/ }).waitFor();
    expect(await page.getByRole('button', { name: /领导|Leader/ }).count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    expect([errors, foreign]).toEqual([[], []]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.context().close();
  });

  test('a leader comes in with one click, on the own grid, and leaves again', async () => {
    const { page } = await open('/?county=wengyuan', { viewport: small, locale: 'zh-CN', as: null });
    await page.getByRole('button', { name: '领导' }).click();
    await page.waitForURL(/[?&]grid=W-01/);
    const own = page.locator('a[href^="tel:000"]').first();
    await own.waitFor();
    await page.locator('summary[aria-label^="账户"]').click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: '演示账号' }).waitFor();
    expect(page.url()).toContain('grid=W-01');
    await page.context().close();
  });

  test('a viewer sees telephones masked, and the desk and the administration closed', async () => {
    const { page } = await open('/?county=wengyuan&tier=minor&grid=W-01', {
      viewport: small,
      locale: 'zh-CN',
      as: 'viewer',
    });
    await page
      .getByText(/000\*{4}\d{4}/)
      .first()
      .waitFor();
    expect(await page.locator('a[href^="tel:"]').count()).toBe(0);
    for (const path of ['/plan', '/admin']) {
      await page.goto(app().address + path);
      await page.getByText('无权查看').waitFor();
    }
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  test('an administrator invites somebody, who sets a password, comes in and is in the audit log', async () => {
    const { page, errors } = await open('/admin', { viewport: small, locale: 'zh-CN', as: 'administrator' });
    await page.getByRole('button', { name: '新建账号' }).click();
    await page.getByLabel('账号', { exact: true }).last().fill('chen.wei');
    await page.getByLabel('姓名').fill('陈伟');
    await page.getByRole('button', { name: '添加一个角色' }).click();
    await page.getByLabel('县区').selectOption('wengyuan');
    await page.getByLabel('角色', { exact: true }).selectOption('leader');
    await page.getByLabel(/负责的网格/).fill('W-02');
    await page.getByRole('button', { name: '新建并生成邀请链接' }).click();
    const link = (await page.getByText(/\/set-up#token=/).textContent()) ?? '';
    expect(await axeViolations(page)).toEqual([]);

    const { page: theirs } = await open(new URL(link).pathname + new URL(link).hash, {
      viewport: small,
      locale: 'zh-CN',
      as: null,
    });
    await theirs.getByLabel('密码', { exact: true }).fill('short');
    await theirs.getByLabel('再输入一次').fill('short');
    await theirs.getByRole('button', { name: '保存并登录' }).click();
    await theirs.getByText('太短。').waitFor();
    for (const label of ['密码', '再输入一次'])
      await theirs.getByLabel(label, { exact: true }).fill(password);
    await theirs.getByRole('button', { name: '保存并登录' }).click();
    await theirs.waitForURL(/[?&]grid=W-02/);
    await theirs.goto(`${app().address}/account`);
    await theirs.getByText('本次登录').waitFor();
    expect(await axeViolations(theirs)).toEqual([]);
    await theirs.context().close();

    await page.getByText('审计日志', { exact: true }).click();
    await page
      .getByRole('cell', { name: /chen\.wei/ })
      .first()
      .waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('a wall keeps its token and comes back without anybody; one without a token says what to do', async () => {
    const headers = {
      ...(await enterAsDemo(app().address, 'administrator')),
      'content-type': 'application/json',
    };
    const devices = `${app().address}/api/counties/wengyuan/devices`;
    const made = await fetch(devices, { method: 'POST', headers, body: JSON.stringify({ label: '大厅' }) });
    const { token } = await made.json();
    const { page } = await open(`/wall/wengyuan#token=${token}`, { viewport: small, locale: 'zh-CN' });
    const isOpen = () => page.getByText('最新上报').waitFor();
    await isOpen();
    expect(page.url()).not.toContain('token');
    await page.context().clearCookies();
    await page.reload();
    await isOpen();
    const cookies = await page.context().cookies();
    expect(cookies.map(({ httpOnly, sameSite }) => [httpOnly, sameSite])).toEqual([[true, 'Strict']]);

    await page.goto(`${app().address}/wall/nowhere`);
    await page.getByText('这块大屏尚未授权').waitFor();
    expect(await page.locator('input').count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });
});
