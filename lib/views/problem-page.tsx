import { Layout, type PageFrame } from './layout.tsx'
import { line } from './words.ts'

/** What went wrong and how to go on, for a person. */
export const ProblemPage = ({
  frame,
  title,
  detail,
  fix,
}: {
  frame: PageFrame
  title: string
  detail: string
  fix: string
}) => (
  <Layout title={title} frame={frame}>
    <h1>{title}</h1>
    <p class="lead">{line(detail)}</p>
    <p>{fix}</p>
    <p>
      <a href="/">Back to the board</a>
    </p>
  </Layout>
)
