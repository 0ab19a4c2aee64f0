# The rules that failed, by the report at a path.
node -e 'const { rules } = require(process.argv[1]); console.log(rules.filter((rule) => rule.verdict === "failed").map((rule) => rule.id).sort().join(" "))' "$1"
