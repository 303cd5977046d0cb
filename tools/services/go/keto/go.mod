module build

go 1.23

replace (
	github.com/gobuffalo/pop/v6 => github.com/ory/pop/v6 v6.2.1-0.20241121111754-e5dfc0f3344b
	github.com/ory/keto/proto => ./proto
)

require github.com/ory/keto v0.14.0
