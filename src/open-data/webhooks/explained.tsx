import { TableFrame } from '../../platform/ui/index.ts';

const EXAMPLE = `import hashlib, hmac

def is_genuine(secret: str, body: bytes, header: str) -> bool:
    # body 是收到的请求体原样的字节，不要先解析再写回
    own = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest("sha256=" + own, header)`;

/** How a program receives what is told, and knows that it comes from here. */
export function PushExplained() {
  return (
    <section aria-labelledby="push">
      <h2 id="push">推送</h2>
      <p>
        要随时知道变化的，可以把接收地址（https）告诉本机关政府信息公开工作机构登记。网站上的信息公开、更正、撤下时，本平台用
        POST 把 JSON 发到这个地址，各项的说明在 OpenAPI 的 webhooks
        里；一件信息的内容与“一件信息的全文”相同，撤下的只有编号和地址。
      </p>
      <p>
        请先核对签名：用登记时交给的密钥对请求体的字节算 HMAC-SHA256，与请求头 <code>X-Gongkai-Signature</code>{' '}
        相比；不符的不要收。再看正文的 <code>sentAt</code>，与现在相差几分钟以上的可以拒收。例如（Python）：
      </p>
      <TableFrame label="核对签名的例子">
        <pre>
          <code>{EXAMPLE}</code>
        </pre>
      </TableFrame>
      <p>
        10 秒内答 2xx 为收到，请先收下、后处理。没有收到的自动重试，前后约一天半；同一次推送的{' '}
        <code>X-Gongkai-Delivery</code> 不变，收过的答 2xx
        即可。同一件信息的变化按先后推送。漏了的可以用“变化”接口补齐。
      </p>
    </section>
  );
}
