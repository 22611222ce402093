/** What the page gains where scripts run: a copy button, and the arrow keys between changes. All else works without. */
export const pageScript = `
const copy = document.querySelector('[data-copy]')
if (copy && navigator.clipboard) {
  copy.hidden = false
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(location.href)
    copy.textContent = 'Link copied'
  })
}
document.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? '')) return
  const rel = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key]
  const link = rel && document.querySelector('.steps a[rel=' + rel + ']')
  if (link) link.click()
})
`
