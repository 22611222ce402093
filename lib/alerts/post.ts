/** A message of HTTP as it leaves: a POST of `body` to `url`, its headers in lower case. */
export interface Post {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
