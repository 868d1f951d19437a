//go:build tools

// Names the program that packaging/testtools.sh builds from the pinned modules.
package tools

import _ "sigs.k8s.io/kwok/cmd/kwok"
