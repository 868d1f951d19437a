#include "core/platform/lab/scenario.h"

#include "core/platform/lab/load.h"

#include <algorithm>
#include <cstdio>

namespace preamar {

namespace {

constexpr double kMB = 1e6;
using Labels = std::map<std::string, std::string>;

Labels enrolled(int min, int max, Labels more = {})
{
    more.insert(
        {{"preamar.enable", "true"}, {"preamar.min", std::to_string(min)}, {"preamar.max", std::to_string(max)}});
    return more;
}

// Tables, one block per service.
// clang-format off

// The shop. `use` says how tight a service is at its planned peak: those at 0.8 and more breach when their hour comes,
// and the hours are spread around the clock; `estoque` comes close every hour of every day.
std::vector<LabService> shopFront()
{
    return {
        {.name = "loja_web",
         .image = "registry.loja.example/web:4.12.0",
         .load = {.shape = LabShape::Daily, .floor = 0.22, .peakHour = 20.5, .secondPeakHour = 12.0, .secondPeak = 0.72,
                  .sharpness = 7.0, .saturday = 1.05, .sunday = 0.95, .noise = 0.02},
         .replicas = 4, .cpuLimit = 0.5, .use = 0.88, .memoryLimit = 512 * kMB, .memoryBase = 150 * kMB,
         .memoryLoad = 700 * kMB, .requests = 420.0, .latency = 0.12, .startSeconds = 25,
         .labels = enrolled(2, 12, {{"preamar.group", "vitrine"}})},
        {.name = "loja_api",
         .image = "registry.loja.example/api:7.3.1",
         .load = {.shape = LabShape::Daily, .floor = 0.3, .peakHour = 20.0, .secondPeakHour = 12.5, .secondPeak = 0.8,
                  .sharpness = 4.0, .saturday = 1.04, .sunday = 0.93, .noise = 0.02},
         .replicas = 5, .cpuLimit = 1.0, .use = 0.9, .memoryLimit = 1024 * kMB, .memoryBase = 260 * kMB,
         .memoryLoad = 1600 * kMB, .requests = 900.0, .latency = 0.08, .startSeconds = 40,
         .labels = enrolled(2, 16, {{"preamar.group", "vitrine"}, {"preamar.priority", "high"}})},
        {.name = "pagamentos",
         .image = "registry.loja.example/pagamentos:2.9.4",
         .load = {.shape = LabShape::Daily, .floor = 0.18, .peakHour = 12.0, .secondPeakHour = 18.5, .secondPeak = 0.7,
                  .sharpness = 5.0, .saturday = 0.7, .sunday = 0.4, .noise = 0.02},
         .replicas = 4, .cpuLimit = 0.5, .use = 0.9, .memoryLimit = 768 * kMB, .memoryBase = 240 * kMB,
         .memoryLoad = 900 * kMB, .requests = 65.0, .latency = 0.35, .startSeconds = 60,
         .labels = enrolled(3, 10, {{"preamar.group", "compra"}, {"preamar.priority", "high"}})},
        {.name = "catalogo",
         .image = "registry.loja.example/catalogo:5.0.2",
         .load = {.shape = LabShape::Daily, .floor = 0.5, .peakHour = 20.0, .secondPeakHour = 13.0, .secondPeak = 0.6,
                  .sharpness = 4.0, .noise = 0.03},
         .replicas = 8, .cpuLimit = 0.5, .use = 0.2, .memoryLimit = 512 * kMB, .memoryBase = 70 * kMB,
         .memoryLoad = 400 * kMB, .requests = 260.0, .latency = 0.05, .startSeconds = 20, .labels = enrolled(2, 12)},
        {.name = "busca",
         .image = "registry.loja.example/busca:8.11.1",
         .load = {.shape = LabShape::Weekly, .floor = 0.25, .peakHour = 15.0, .sharpness = 2.5, .saturday = 0.45,
                  .sunday = 0.35, .noise = 0.02},
         .replicas = 3, .cpuLimit = 1.0, .use = 0.62, .memoryLimit = 2048 * kMB, .memoryBase = 900 * kMB,
         .memoryLoad = 1100 * kMB, .requests = 140.0, .latency = 0.15, .startSeconds = 90,
         .labels = {{"com.loja.equipe", "busca"}}},
        {.name = "carrinho",
         .image = "registry.loja.example/carrinho:3.6.0",
         .load = {.shape = LabShape::Bursty, .floor = 0.35, .peakHour = 19.5, .secondPeakHour = 12.5, .secondPeak = 0.8,
                  .sharpness = 4.0, .burstsPerDay = 5.0, .burst = 1.1, .noise = 0.03},
         .replicas = 3, .cpuLimit = 0.5, .use = 0.55, .memoryLimit = 384 * kMB, .memoryBase = 110 * kMB,
         .memoryLoad = 300 * kMB, .requests = 180.0, .latency = 0.06, .startSeconds = 15,
         .labels = enrolled(2, 8, {{"preamar.group", "compra"}}), .conflictEvery = 17},
    };
}

std::vector<LabService> shopBack()
{
    return {
        {.name = "recomendacoes",
         .image = "registry.loja.example/recomendacoes:1.22.7",
         .load = {.shape = LabShape::Growing, .floor = 0.75, .peakHour = 16.0, .sharpness = 3.0, .growth = 0.35,
                  .noise = 0.02},
         .replicas = 4, .cpuLimit = 1.0, .use = 0.48, .memoryLimit = 1000 * kMB, .memoryBase = 120 * kMB,
         .memoryLoad = 2260 * kMB, .requests = 75.0, .latency = 0.2, .startSeconds = 75, .labels = enrolled(2, 10)},
        {.name = "notificacoes",
         .image = "registry.loja.example/notificacoes:2.1.0",
         .load = {.shape = LabShape::Campaigns, .floor = 0.4, .peakHour = 15.0, .sharpness = 2.0,
                  .hours = {9.0, 13.5, 18.0}, .lasts = 0.6, .height = 2.6, .noise = 0.03},
         .replicas = 2, .cpuLimit = 0.5, .use = 0.25, .memoryLimit = std::nullopt, .memoryBase = 90 * kMB,
         .memoryLoad = 60 * kMB, .requests = 22.0, .latency = 0.4, .startSeconds = 10, .labels = enrolled(2, 6)},
        {.name = "relatorios",
         .image = "registry.loja.example/relatorios:6.4.0",
         .load = {.shape = LabShape::Batch, .hours = {1.0}, .lasts = 3.5, .height = 17.0, .noise = 0.03},
         .replicas = 2, .cpuLimit = 1.0, .use = 0.05, .memoryLimit = 1536 * kMB, .memoryBase = 420 * kMB,
         .memoryLoad = 45 * kMB, .startSeconds = 35, .labels = enrolled(2, 6, {{"preamar.priority", "low"}})},
        {.name = "estoque",
         .image = "registry.loja.example/estoque:3.0.5",
         .load = {.shape = LabShape::Wave, .floor = 0.97, .peakHour = 14.0, .sharpness = 2.0, .saturday = 0.99,
                  .sunday = 0.98, .wave = 0.136, .waveMinute = 38.0, .noise = 0.012},
         .replicas = 3, .cpuLimit = 0.5, .use = 0.81, .memoryLimit = 512 * kMB, .memoryBase = 130 * kMB,
         .memoryLoad = 380 * kMB, .requests = 110.0, .latency = 0.1, .startSeconds = 20, .labels = enrolled(2, 8)},
        {.name = "autenticacao",
         .image = "registry.loja.example/autenticacao:9.2.0",
         .load = {.shape = LabShape::Flat, .noise = 0.03},
         .replicas = 2, .cpuLimit = 0.5, .use = 0.45, .memoryLimit = 256 * kMB, .memoryBase = 100 * kMB,
         .memoryLoad = 60 * kMB, .requests = 95.0, .latency = 0.04, .startSeconds = 12,
         .labels = {{"preamar.enable", "true"}, {"preamar.min", "abc"}}},
        {.name = "imagens",
         .image = "registry.loja.example/imagens:1.8.3",
         .load = {.shape = LabShape::Unpredictable, .wander = 0.6, .noise = 0.05},
         .replicas = 3, .cpuLimit = 1.0, .use = 0.48, .memoryLimit = 768 * kMB, .memoryBase = 200 * kMB,
         .memoryLoad = 420 * kMB, .requests = 130.0, .latency = 0.25, .startSeconds = 30, .labels = enrolled(2, 9)},
        {.name = "borda",
         .image = "registry.loja.example/borda:2.11.0",
         .load = {.shape = LabShape::Daily, .floor = 0.4, .peakHour = 20.5, .secondPeakHour = 12.0, .secondPeak = 0.75,
                  .sharpness = 5.0, .noise = 0.02},
         .replicas = 4, .cpuLimit = 0.5, .cpuLimitKnown = false, .use = 0.4, .memoryLimit = 256 * kMB, .memoryBase = 60 * kMB,
         .memoryLoad = 120 * kMB, .requests = 1500.0, .latency = 0.01, .startSeconds = 5,
         .labels = {{"com.loja.equipe", "plataforma"}}, .global = true},
    };
}

LabService quiet(const std::string &name, double use, std::int64_t replicas, double requests)
{
    return {.name = name, .image = "registry.calmo.example/" + name + ":1.0.0",
            .load = {.shape = LabShape::Flat, .noise = 0.02},
            .replicas = replicas, .cpuLimit = 0.5, .use = use, .memoryLimit = 512 * kMB, .memoryBase = 140 * kMB,
            .memoryLoad = 100 * kMB * static_cast<double>(replicas), .requests = requests, .latency = 0.08,
            .startSeconds = 20, .labels = enrolled(1, 6)};
}

std::vector<LabService> calm()
{
    return {quiet("portal", 0.5, 3, 60.0), quiet("cadastro", 0.45, 2, 25.0), quiet("documentos", 0.55, 2, 12.0),
            quiet("agenda", 0.4, 2, 18.0), quiet("relatorio", 0.5, 1, 4.0),  quiet("arquivo", 0.48, 2, 9.0)};
}

// clang-format on

// A thousand services for benches: nine in ten are quiet, the others are tight or much too large.
std::vector<LabService> large()
{
    constexpr int count = 1000;
    std::vector<LabService> out;
    out.reserve(count);
    for (int i = 1; i <= count; ++i) {
        char name[24];
        std::snprintf(name, sizeof name, "servico-%04d", i);
        const auto key = lab::textKey(name);
        const auto pick = [key](std::int64_t n) { return lab::uniform(key, 0, n); };
        const double kind = pick(0);
        LabService s = quiet(name,
                             kind < 0.05  ? 0.9
                             : kind < 0.1 ? 0.18
                                          : 0.4 + 0.3 * pick(1),
                             2 + static_cast<std::int64_t>(6.0 * pick(2)), 5.0 + 200.0 * pick(3));
        s.image = "registry.grande.example/" + s.name + ":1.0.0";
        if (pick(4) < 0.8) {
            s.load.shape = LabShape::Daily;
            s.load.floor = 0.4 + 0.3 * pick(5);
            s.load.peakHour = 8.0 + 14.0 * pick(6);
            s.load.sunday = 0.7 + 0.3 * pick(7);
        } else if (pick(8) < 0.25) {
            s.load.shape = LabShape::Unpredictable;
            s.load.wander = 0.4;
        }
        out.push_back(std::move(s));
    }
    return out;
}

std::vector<LabService> shop()
{
    auto out = shopFront();
    for (auto &s : shopBack())
        out.push_back(std::move(s));
    return out;
}

} // namespace

std::span<const LabScenario> labScenarios()
{
    static const std::vector<LabScenario> all{{"loja", shop()}, {"calmo", calm()}, {"grande", large()}};
    return all;
}

const LabScenario *labScenario(std::string_view name)
{
    const auto all = labScenarios();
    const auto it = std::find_if(all.begin(), all.end(), [name](const LabScenario &s) { return s.name == name; });
    return it == all.end() ? nullptr : &*it;
}

} // namespace preamar
