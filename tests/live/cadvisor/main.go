// cadvisor: the metrics of real containers with cAdvisor's own label set, for the tests. cAdvisor's stand-alone command
// is a module of its own that cannot be fetched; the library is the same code.
package main

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/google/cadvisor/cache/memory"
	"github.com/google/cadvisor/container"
	_ "github.com/google/cadvisor/container/docker/install"
	info "github.com/google/cadvisor/info/v2"
	"github.com/google/cadvisor/manager"
	"github.com/google/cadvisor/metrics"
	"github.com/google/cadvisor/utils/sysfs"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"k8s.io/utils/clock"
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "cadvisor:", err)
		os.Exit(1)
	}
}

func main() {
	port := flag.Int("port", 0, "port on 127.0.0.1; 0 takes a free one, printed on stdout") // -docker is cAdvisor's own
	flag.Parse()
	every, dynamic := time.Second, false
	included := container.MetricSet{container.CpuUsageMetrics: {}, container.MemoryUsageMetrics: {}}
	m, err := manager.New(memory.New(2*time.Minute, nil), sysfs.NewRealSysFs(),
		manager.HousekeepingConfig{Interval: &every, AllowDynamic: &dynamic}, included, http.DefaultClient, []string{"/"}, nil, "", 0)
	check(err)
	check(m.Start())
	registry := prometheus.NewRegistry()
	options := info.RequestOptions{IdType: info.TypeName, Count: 1, Recursive: true}
	registry.MustRegister(metrics.NewPrometheusCollector(m, metrics.DefaultContainerLabels, included, clock.RealClock{}, options))
	http.Handle("/metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{ErrorHandling: promhttp.ContinueOnError}))
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", *port))
	check(err)
	fmt.Printf("listening on http://%s\n", listener.Addr())
	check(http.Serve(listener, nil))
}
