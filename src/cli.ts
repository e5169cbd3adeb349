import { UsageError } from './commands/options.ts';
import { Refusal, SettingRefusal } from './platform/outcome.ts';

type Command = (args: string[]) => Promise<number>;

/** Each command is loaded when it is called: `law due` needs no database. */
const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./commands/start.ts')).start,
  report: async () => (await import('./commands/report.ts')).report,
  audit: async () => (await import('./commands/audit.ts')).audit,
  scan: async () => (await import('./commands/scan.ts')).scan,
  ocr: async () => (await import('./commands/ocr.ts')).ocr,
  law: async () => (await import('./commands/law.ts')).law,
  'import-ledger': async () => (await import('./commands/import-ledger.ts')).importLedger,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/backup.ts')).restore,
  'second-factor': async () => (await import('./commands/account.ts')).secondFactor,
  account: async () => (await import('./commands/account.ts')).account,
  'audit-log': async () => (await import('./commands/audit-log.ts')).auditLog,
};

const usage = `用法：gongkai <命令>

  start [--port N] [--data 目录] [--empty]                启动平台
  report --year Y [--authority 代码] --format json|html|docx|pdf|xlsx [-o 文件]
  audit 文件… [--previous 文件] [--year Y] [--authority 名称] [--json] [-o 汇总.xlsx]
                                                          年报体检：核对任何一份年度报告
  scan 文件… [--json]                                     发布前检查文件：涉密标志、个人信息、文字差错、隐藏内容
  ocr install [文件.tgz…] | status | remove                扫描识别：安装后年报体检能读扫描件
  import-ledger 文件 --year Y [--authority 代码]           导入主动公开台账
  law due | publish-by | fee …                            计算法定期限与费用
  backup 文件 / restore 文件 [--force]                       备份与恢复
  audit-log verify                                        校验审计日志
  account list [--authority 代码]                         列出账号、权限和登录限制
  account unlock 登录名                                   解除一个账号的登录限制
  account reset 登录名                                    重置密码，显示一次性密码
  account appoint 登录名 system|security|audit            指定三员之一，显示一次性密码
  second-factor reset 登录名                              重置一名管理员的两步验证
`;

const [name = '', ...args] = process.argv.slice(2);
const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (name === '--help' || name === 'help') {
  process.stdout.write(usage);
} else if (!load) {
  process.stderr.write(name ? `没有“${name}”这个命令，可用：${Object.keys(commands).join('、')}\n` : usage);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await (await load())(args);
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof UsageError || error instanceof SettingRefusal ? 2 : 1;
  }
}
