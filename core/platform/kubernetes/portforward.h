// A Prometheus inside the cluster by port-forward through the API server: no kubectl, no local port, nothing that could be
// left behind. One WebSocket carries one request (protocols.md C.7), so that a connection that drops costs one answer.
#pragma once

#include "core/platform/kubernetes/client.h"
#include "core/platform/kubernetes/insidemetrics.h"

namespace preamar::kubernetes {

// Reads of the service's Prometheus through one of its ready pods; a pod that went is looked for anew, once per read.
[[nodiscard]] std::function<Future<net::Response>(const net::Request &)> portForward(const KubernetesConfig &config,
                                                                                    std::shared_ptr<ClusterClient> client);

// Which pod and port a service's port leads to, from the service and the list of its pods.
struct PodPort
{
    std::string space;
    std::string pod;
    std::int64_t port = 0;

    friend bool operator==(const PodPort &, const PodPort &) = default;
};
[[nodiscard]] std::optional<PodPort> podBehind(const ServiceName &service, std::string_view serviceJson, std::string_view podList);
// The pods that a service selects, as a query; empty where it selects none.
[[nodiscard]] std::string selectorOf(std::string_view serviceJson);

// The request as bytes on the forwarded connection.
[[nodiscard]] std::string plainRequest(const net::Request &request, const std::string &host);

// An HTTP/1.1 answer from bytes in any pieces, ended by its length: a forwarded connection is not always closed.
class ReplyReader
{
public:
    explicit ReplyReader(std::size_t maximum) : m_maximum(maximum) {}
    // The whole answer once it is there. Protocol or AnswerTooLarge for what is none.
    [[nodiscard]] Result<std::optional<net::Response>> feed(std::string_view bytes);

private:
    [[nodiscard]] Result<bool> readHead();
    [[nodiscard]] Result<bool> readChunks();

    std::size_t m_maximum;
    std::string m_buffer;
    net::Response m_response;
    std::size_t m_length = 0;
    bool m_hasHead = false;
    bool m_chunked = false;
};

} // namespace preamar::kubernetes
