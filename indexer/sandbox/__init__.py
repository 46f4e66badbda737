"""One throw-away process a file, in which hostile files are read and rendered.

`pool` in the parent hands a job to `forkserver`, a clean process that has everything imported and holds no secret. It
forks a child for each job, watches its time, and kills it with all it started. The `child` unpacks its job, locks
itself in (`confinement`: `landlock`, `seccomp`, `namespaces`), runs it and leaves the result in a file without a name.
`verdict` says how it ended; `parcel` takes the result without trusting it.
"""
