<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>EngineStatus</name>
    <message>
        <source>Everything stopped</source>
        <translation>Tudo parado</translation>
    </message>
    <message>
        <source>Emergency stop: nothing is changed until you resume. Observing goes on.</source>
        <translation>Parada de emergência: nada é alterado até você retomar. A observação continua.</translation>
    </message>
    <message>
        <source>Reductions paused</source>
        <translation>Reduções pausadas</translation>
    </message>
    <message>
        <source>Rises go on; nothing is reduced.</source>
        <translation>Os aumentos continuam; nada é reduzido.</translation>
    </message>
    <message>
        <source>Automation paused</source>
        <translation>Automático pausado</translation>
    </message>
    <message>
        <source>Measuring and forecasting go on; nothing is changed.</source>
        <translation>Medição e previsão continuam; nada é alterado.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Stopped by an error</source>
        <translation>Parado por erro</translation>
    </message>
    <message>
        <source>No engine</source>
        <translation>Sem motor</translation>
    </message>
    <message>
        <source>No engine runs on this home: what you see is the last recorded state.</source>
        <translation>Nenhum motor em execução nesta pasta: o que você vê é o último estado registrado.</translation>
    </message>
    <message>
        <source>Nothing connected yet</source>
        <translation>Nada conectado ainda</translation>
    </message>
    <message>
        <source>Active elsewhere</source>
        <translation>Ativo em outro programa</translation>
    </message>
    <message>
        <source>Another program runs the engine; this window shows its state and hands in your commands.</source>
        <translation>Outro programa executa o motor; esta janela mostra o estado dele e encaminha seus comandos.</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Ativo</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>no limit set</source>
        <translation>sem limite definido</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>de %1</translation>
    </message>
    <message>
        <source>Not monitored</source>
        <translation>Não monitorado</translation>
    </message>
    <message>
        <source>Replicas failing</source>
        <translation>Réplicas falhando</translation>
    </message>
    <message>
        <source>Raise %1</source>
        <translation>Aumentar %1</translation>
    </message>
    <message>
        <source>Reduce %1</source>
        <translation>Reduzir %1</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Sem dados</translation>
    </message>
    <message>
        <source>Late data</source>
        <translation>Dados atrasados</translation>
    </message>
    <message>
        <source>Starting replicas</source>
        <translation>Réplicas iniciando</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Manter</translation>
    </message>
    <message>
        <source>Unreadable label</source>
        <translation>Label ilegível</translation>
    </message>
</context>
<context>
    <name>ForecastChart</name>
    <message>
        <source>now %1</source>
        <translation>agora %1</translation>
    </message>
    <message>
        <source>peak %1 at %2 (%3)</source>
        <extracomment>peak of a forecast: value, time, band</extracomment>
        <translation>pico %1 às %2 (%3)</translation>
    </message>
    <message>
        <source>no forecast yet</source>
        <translation>sem previsão ainda</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>sem dados</translation>
    </message>
    <message>
        <source>forecast %1 (80 %: %2 to %3)</source>
        <extracomment>forecast value, then its 80 % band</extracomment>
        <translation>previsão %1 (80 %: %2 a %3)</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Visão geral</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Serviços</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Aprovações</translation>
    </message>
    <message>
        <source>Action log</source>
        <translation>Registro de ações</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>Simulação</translation>
    </message>
</context>
<context>
    <name>ServiceOrder</name>
    <message>
        <source>Attention first</source>
        <translation>Atenção primeiro</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Por nome</translation>
    </message>
    <message>
        <source>By CPU</source>
        <translation>Por CPU</translation>
    </message>
    <message>
        <source>By memory</source>
        <translation>Por memória</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>The command was not carried out.</source>
        <translation>O comando não foi executado.</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Every reason code with its meaning</source>
        <translation>Todos os códigos de motivo com seu significado</translation>
    </message>
    <message>
        <source>Forecasting models that ship</source>
        <translation>Modelos de previsão incluídos</translation>
    </message>
    <message>
        <source>Reachable</source>
        <translation>Acessível</translation>
    </message>
    <message>
        <source>Reachable with problems</source>
        <translation>Acessível, com problemas</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>Não acessível</translation>
    </message>
    <message>
        <source>Places with workloads: add, list, check, remove</source>
        <translation>Lugares com serviços: adicionar, listar, testar, remover</translation>
    </message>
    <message>
        <source>Add a context; it is tested first</source>
        <translation>Adiciona um contexto; antes ele é testado</translation>
    </message>
    <message>
        <source>A Docker Swarm environment of a Portainer server</source>
        <translation>Um ambiente Docker Swarm de um servidor Portainer</translation>
    </message>
    <message>
        <source>Address of Portainer, with any path prefix</source>
        <translation>Endereço do Portainer, com o prefixo de caminho se houver</translation>
    </message>
    <message>
        <source>Number of the environment</source>
        <translation>Número do ambiente</translation>
    </message>
    <message>
        <source>Certificate authority of the server (PEM)</source>
        <translation>Autoridade certificadora do servidor (PEM)</translation>
    </message>
    <message>
        <source>File of mode 0600 with the API key; only its path is stored</source>
        <translation>Arquivo de modo 0600 com a chave de API; só o caminho é guardado</translation>
    </message>
    <message>
        <source>Read the API key from standard input into the OS keychain</source>
        <translation>Lê a chave de API da entrada padrão para o chaveiro do sistema</translation>
    </message>
    <message>
        <source>Address of Prometheus</source>
        <translation>Endereço do Prometheus</translation>
    </message>
    <message>
        <source>Bearer token file for Prometheus</source>
        <translation>Arquivo com o token do Prometheus</translation>
    </message>
    <message>
        <source>User for Prometheus</source>
        <translation>Usuário do Prometheus</translation>
    </message>
    <message>
        <source>Password file for Prometheus</source>
        <translation>Arquivo com a senha do Prometheus</translation>
    </message>
    <message>
        <source>Certificate authority of Prometheus (PEM)</source>
        <translation>Autoridade certificadora do Prometheus (PEM)</translation>
    </message>
    <message>
        <source>Query templates: kryonix</source>
        <translation>Modelos de consulta: kryonix</translation>
    </message>
    <message>
        <source>Price per replica-hour</source>
        <translation>Preço por réplica-hora</translation>
    </message>
    <message>
        <source>Store it without testing</source>
        <translation>Guarda sem testar</translation>
    </message>
    <message>
        <source>Do not fetch past history</source>
        <translation>Não busca o histórico anterior</translation>
    </message>
    <message>
        <source>Measure and forecast, never change</source>
        <translation>Mede e prevê, nunca altera</translation>
    </message>
    <message>
        <source>A simulated cluster for demonstration and tests</source>
        <translation>Um cluster simulado para demonstração e testes</translation>
    </message>
    <message>
        <source>Set of services and load shapes</source>
        <translation>Conjunto de serviços e formas de carga</translation>
    </message>
    <message>
        <source>Same seed, same load</source>
        <translation>Mesma semente, mesma carga</translation>
    </message>
    <message>
        <source>How fast lab time runs</source>
        <translation>Velocidade do tempo no laboratório</translation>
    </message>
    <message>
        <source>Lab time stands still here</source>
        <translation>O tempo do laboratório fica parado aqui</translation>
    </message>
    <message>
        <source>All contexts with their last known state</source>
        <translation>Todos os contextos com o último estado conhecido</translation>
    </message>
    <message>
        <source>Test a context now: reachability, versions, permissions, metrics, clock</source>
        <translation>Testa um contexto agora: acesso, versões, permissões, métricas, relógio</translation>
    </message>
    <message>
        <source>Forget a context; nothing on its server changes</source>
        <translation>Esquece um contexto; nada muda no servidor dele</translation>
    </message>
    <message>
        <source>Everything (the default)</source>
        <translation>Tudo (o padrão)</translation>
    </message>
    <message>
        <source>Only this context</source>
        <translation>Só este contexto</translation>
    </message>
    <message>
        <source>Only this workload</source>
        <translation>Só este serviço</translation>
    </message>
    <message>
        <source>Why, for the action log</source>
        <translation>O motivo, para o registro de ações</translation>
    </message>
    <message>
        <source>Hold back reductions only</source>
        <translation>Retém só as reduções</translation>
    </message>
    <message>
        <source>End by itself after this time, for example 2h</source>
        <translation>Termina sozinha depois deste tempo, por exemplo 2h</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falhou</translation>
    </message>
    <message>
        <source>Hold back every action until resumed</source>
        <translation>Retém todas as ações até retomar</translation>
    </message>
    <message>
        <source>Lift a pause; an emergency stop needs --all --reason</source>
        <translation>Retira uma pausa; uma parada de emergência exige --all --reason</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>Pausado.</translation>
    </message>
    <message>
        <source>Resumed.</source>
        <translation>Retomado.</translation>
    </message>
    <message>
        <source>Emergency: pause everything and void what waits</source>
        <translation>Emergência: pausa tudo e anula o que espera</translation>
    </message>
    <message>
        <source>Read or change a setting</source>
        <translation>Lê ou altera uma configuração</translation>
    </message>
    <message>
        <source>Print one setting, or all</source>
        <translation>Mostra uma configuração, ou todas</translation>
    </message>
    <message>
        <source>Change one setting</source>
        <translation>Altera uma configuração</translation>
    </message>
    <message>
        <source>Write journal and history into one file</source>
        <translation>Grava o diário e o histórico em um arquivo</translation>
    </message>
    <message>
        <source>Bring a backup back; what it replaces is kept beside it</source>
        <translation>Traz de volta uma cópia; o que ela substitui é guardado ao lado</translation>
    </message>
    <message>
        <source>Check this installation and this home</source>
        <translation>Verifica esta instalação e esta pasta</translation>
    </message>
    <message>
        <source>Act on what was approved, then measure, forecast, decide and propose</source>
        <translation>Executa o que foi aprovado e depois mede, prevê, decide e propõe</translation>
    </message>
    <message>
        <source>How many cycles</source>
        <translation>Quantos ciclos</translation>
    </message>
    <message>
        <source>Time between them</source>
        <translation>Tempo entre eles</translation>
    </message>
    <message>
        <source>Be the engine of this home until SIGTERM</source>
        <translation>Fica no comando desta pasta até SIGTERM</translation>
    </message>
    <message>
        <source>Folder of settings, journal and history</source>
        <translation>Pasta de configurações, diário e histórico</translation>
    </message>
    <message>
        <source>Language of texts: pt_BR or en</source>
        <translation>Idioma dos textos: pt_BR ou en</translation>
    </message>
    <message>
        <source>trace, debug, info, warn, error or off</source>
        <translation>trace, debug, info, warn, error ou off</translation>
    </message>
    <message>
        <source>Print exactly one JSON document</source>
        <translation>Imprime exatamente um documento JSON</translation>
    </message>
    <message>
        <source>Print this help and exit</source>
        <translation>Mostra esta ajuda e sai</translation>
    </message>
    <message>
        <source>What waits for a decision, and what became of the last ones</source>
        <translation>O que espera decisão e o que foi feito das últimas</translation>
    </message>
    <message>
        <source>Open proposals first, then the last 50</source>
        <translation>Propostas abertas primeiro, depois as 50 últimas</translation>
    </message>
    <message>
        <source>One proposal with its reasons</source>
        <translation>Uma proposta com seus motivos</translation>
    </message>
    <message>
        <source>Approve it; an engine acts on it</source>
        <translation>Aprova; um motor a executa</translation>
    </message>
    <message>
        <source>Approved.</source>
        <translation>Aprovada.</translation>
    </message>
    <message>
        <source>Reject it</source>
        <translation>Rejeita</translation>
    </message>
    <message>
        <source>Rejected.</source>
        <translation>Rejeitada.</translation>
    </message>
    <message>
        <source>Offer the way back of a done action as a new proposal</source>
        <translation>Oferece o retorno de uma ação feita como nova proposta</translation>
    </message>
    <message>
        <source>The way back waits for approval.</source>
        <translation>O retorno espera aprovação.</translation>
    </message>
    <message>
        <source>Kept in the action log</source>
        <translation>Fica no registro de ações</translation>
    </message>
    <message>
        <source>Number of replicas that go, or 0, where it is asked for</source>
        <translation>Número de réplicas que saem, ou 0, quando for pedido</translation>
    </message>
    <message>
        <source>What was done, asked, approved and refused</source>
        <translation>O que foi feito, pedido, aprovado e recusado</translation>
    </message>
    <message>
        <source>Records of the last 24 h, or since a time</source>
        <translation>Registros das últimas 24 h, ou desde um momento</translation>
    </message>
    <message>
        <source>Duration or time</source>
        <translation>Duração ou momento</translation>
    </message>
    <message>
        <source>Recompute the hash chain</source>
        <translation>Recalcula a cadeia de hashes</translation>
    </message>
    <message>
        <source>Everything as CSV or JSON</source>
        <translation>Tudo em CSV ou JSON</translation>
    </message>
    <message>
        <source>csv or json</source>
        <translation>csv ou json</translation>
    </message>
    <message>
        <source>Stored samples: import, query, statistics</source>
        <translation>Amostras guardadas: importar, consultar, estatísticas</translation>
    </message>
    <message>
        <source>Add past samples from a series file</source>
        <translation>Acrescenta amostras passadas de um arquivo de série</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Serviço</translation>
    </message>
    <message>
        <source>Metric name, for example cpu_cores</source>
        <translation>Nome da métrica, por exemplo cpu_cores</translation>
    </message>
    <message>
        <source>Series file (CSV)</source>
        <translation>Arquivo de série (CSV)</translation>
    </message>
    <message>
        <source>Print stored samples</source>
        <translation>Mostra as amostras guardadas</translation>
    </message>
    <message>
        <source>How far back, for example 6h</source>
        <translation>Até quando no passado, por exemplo 6h</translation>
    </message>
    <message>
        <source>How much is stored</source>
        <translation>Quanto está guardado</translation>
    </message>
    <message>
        <source>What was seen in the last cycle</source>
        <translation>O que foi visto no último ciclo</translation>
    </message>
    <message>
        <source>How far a workload may go: observe, recommend, approve, auto-up, auto</source>
        <translation>Até onde um serviço pode ir: observe, recommend, approve, auto-up, auto</translation>
    </message>
    <message>
        <source>Workload (or --context NAME) and mode</source>
        <translation>Serviço (ou --context NOME) e modo</translation>
    </message>
    <message>
        <source>All enrolled workloads of this context</source>
        <translation>Todos os serviços inscritos deste contexto</translation>
    </message>
    <message>
        <source>Fall back after this time, for example 7d</source>
        <translation>Volta atrás depois deste tempo, por exemplo 7d</translation>
    </message>
    <message>
        <source>Bounds, targets and caution of a workload</source>
        <translation>Limites, alvos e cautela de um serviço</translation>
    </message>
    <message>
        <source>The policy in force, labels applied</source>
        <translation>A política em vigor, com os labels aplicados</translation>
    </message>
    <message>
        <source>Change keys, for example min=2 max=8 target_cpu=0.6</source>
        <translation>Altera chaves, por exemplo min=2 max=8 target_cpu=0.6</translation>
    </message>
    <message>
        <source>Presets that ship</source>
        <translation>Predefinições incluídas</translation>
    </message>
    <message>
        <source>CODE</source>
        <translation>CÓDIGO</translation>
    </message>
    <message>
        <source>INVARIANT</source>
        <translation>INVARIANTE</translation>
    </message>
    <message>
        <source>MEANING</source>
        <translation>SIGNIFICADO</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOME</translation>
    </message>
    <message>
        <source>FAMILY</source>
        <translation>FAMÍLIA</translation>
    </message>
    <message>
        <source>TIER</source>
        <translation>NÍVEL</translation>
    </message>
    <message>
        <source>ROWS</source>
        <translation>LINHAS</translation>
    </message>
    <message>
        <source>GOOD FOR</source>
        <translation>BOM PARA</translation>
    </message>
    <message>
        <source>Context added. History is fetched with the next cycles.</source>
        <translation>Contexto adicionado. O histórico é buscado nos próximos ciclos.</translation>
    </message>
    <message>
        <source>KIND</source>
        <translation>TIPO</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>ESTADO</translation>
    </message>
    <message>
        <source>No context yet. Try: preamarctl context add lab demo</source>
        <translation>Nenhum contexto ainda. Experimente: preamarctl context add lab demo</translation>
    </message>
    <message>
        <source>Context removed.</source>
        <translation>Contexto removido.</translation>
    </message>
    <message>
        <source>CHECK</source>
        <translation>VERIFICAÇÃO</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>RESULTADO</translation>
    </message>
    <message>
        <source>Stopped. Nothing will be changed until: preamarctl resume --all --reason TEXT</source>
        <translation>Parado. Nada será alterado até: preamarctl resume --all --reason TEXTO</translation>
    </message>
    <message>
        <source>KEY</source>
        <translation>CHAVE</translation>
    </message>
    <message>
        <source>VALUE</source>
        <translation>VALOR</translation>
    </message>
    <message>
        <source>Backup written.</source>
        <translation>Cópia de segurança gravada.</translation>
    </message>
    <message>
        <source>Restored. Everything is paused until you resume it.</source>
        <translation>Restaurado. Tudo fica pausado até você retomar.</translation>
    </message>
    <message>
        <source>WORKLOAD</source>
        <translation>SERVIÇO</translation>
    </message>
    <message>
        <source>REPLICAS</source>
        <translation>RÉPLICAS</translation>
    </message>
    <message>
        <source>DECISION</source>
        <translation>DECISÃO</translation>
    </message>
    <message>
        <source>PROPOSAL</source>
        <translation>PROPOSTA</translation>
    </message>
    <message>
        <source>No enrolled workload was seen.</source>
        <translation>Nenhum serviço inscrito foi visto.</translation>
    </message>
    <message>
        <source>The engine runs. SIGTERM ends it.</source>
        <translation>O motor está em execução. SIGTERM o encerra.</translation>
    </message>
    <message>
        <source>Foresees the load of services and scales them with your consent.</source>
        <translation>Prevê a carga dos serviços e os escala com o seu consentimento.</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>HORA</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nada espera por você.</translation>
    </message>
    <message>
        <source>Risk of overload: %1 without, %2 with</source>
        <translation>Risco de sobrecarga: %1 sem, %2 com</translation>
    </message>
    <message>
        <source>It is acted on at the next cycle.</source>
        <translation>Será executada no próximo ciclo.</translation>
    </message>
    <message>
        <source>EVENT</source>
        <translation>EVENTO</translation>
    </message>
    <message>
        <source>WHO</source>
        <translation>QUEM</translation>
    </message>
    <message>
        <source>No record in this time.</source>
        <translation>Nenhum registro neste período.</translation>
    </message>
    <message>
        <source>The chain is intact: %1 records.</source>
        <translation>A cadeia está íntegra: %1 registros.</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>Importado.</translation>
    </message>
    <message>
        <source>No sample in this time.</source>
        <translation>Nenhuma amostra neste período.</translation>
    </message>
    <message>
        <source>%1 series, %2 samples, %3</source>
        <translation>%1 séries, %2 amostras, %3</translation>
    </message>
    <message>
        <source>not enrolled</source>
        <translation>não inscrito</translation>
    </message>
    <message>
        <source>MODE</source>
        <translation>MODO</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>PRONTAS</translation>
    </message>
    <message>
        <source>Nothing seen yet. Run: preamarctl cycle</source>
        <translation>Nada visto ainda. Execute: preamarctl cycle</translation>
    </message>
    <message>
        <source>Mode set.</source>
        <translation>Modo definido.</translation>
    </message>
    <message>
        <source>Policy set.</source>
        <translation>Política definida.</translation>
    </message>
    <message>
        <source>light, dark or auto</source>
        <translation>light, dark ou auto</translation>
    </message>
    <message>
        <source>Open the demonstration</source>
        <translation>Abre a demonstração</translation>
    </message>
    <message>
        <source>Page to show; for pictures it may be repeated</source>
        <translation>Página a mostrar; para imagens, pode ser repetida</translation>
    </message>
    <message>
        <source>Draw the pages as pictures into this folder and exit</source>
        <translation>Grava as páginas como imagens nesta pasta e sai</translation>
    </message>
    <message>
        <source>Size of the window or the pictures, for example 1280x800</source>
        <translation>Tamanho da janela ou das imagens, por exemplo 1280x800</translation>
    </message>
    <message>
        <source>Pixels per point in pictures: 1 or 2</source>
        <translation>Pixels por ponto nas imagens: 1 ou 2</translation>
    </message>
    <message>
        <source>Print the version and exit</source>
        <translation>Mostra a versão e sai</translation>
    </message>
    <message>
        <source>%1 rows out of order and %2 repeated were put right</source>
        <translation>%1 linhas fora de ordem e %2 repetidas foram corrigidas</translation>
    </message>
    <message>
        <source>Column left out: %1</source>
        <translation>Coluna ignorada: %1</translation>
    </message>
    <message>
        <source>Forecast a series file</source>
        <translation>Prevê um arquivo de série</translation>
    </message>
    <message>
        <source>Column, where there are several</source>
        <translation>Coluna, quando há várias</translation>
    </message>
    <message>
        <source>Steps ahead</source>
        <translation>Passos à frente</translation>
    </message>
    <message>
        <source>Bands in percent: 50, 60, 80, 90, 95, 98, 99</source>
        <translation>Faixas em porcentagem: 50, 60, 80, 90, 95, 98, 99</translation>
    </message>
    <message>
        <source>Use at most this many rows before an origin</source>
        <translation>Usa no máximo este número de linhas antes de uma origem</translation>
    </message>
    <message>
        <source>auto, or a name of preamarctl models</source>
        <translation>auto, ou um nome de preamarctl models</translation>
    </message>
    <message>
        <source>last, row numbers, @FILE or every:K</source>
        <translation>last, números de linha, @ARQUIVO ou every:K</translation>
    </message>
    <message>
        <source>Physical bounds LO,HI</source>
        <translation>Limites físicos LO,HI</translation>
    </message>
    <message>
        <source>Same seed, same bytes</source>
        <translation>Mesma semente, mesmos bytes</translation>
    </message>
    <message>
        <source>Refuse rows out of order or repeated</source>
        <translation>Recusa linhas fora de ordem ou repetidas</translation>
    </message>
    <message>
        <source>Say how long it took</source>
        <translation>Diz quanto tempo levou</translation>
    </message>
    <message>
        <source>PARAMETERS</source>
        <translation>PARÂMETROS</translation>
    </message>
    <message>
        <source>%1 negative values were read as 0</source>
        <translation>%1 valores negativos foram lidos como 0</translation>
    </message>
    <message>
        <source>%1 gaps: the last value stands in</source>
        <translation>%1 lacunas: o último valor as preenche</translation>
    </message>
    <message>
        <source>POLICY</source>
        <translation>POLÍTICA</translation>
    </message>
    <message>
        <source>OVERLOAD MIN/DAY</source>
        <translation>SOBRECARGA MIN/DIA</translation>
    </message>
    <message>
        <source>LONGEST MIN</source>
        <translation>MAIS LONGA MIN</translation>
    </message>
    <message>
        <source>REPLICA-H/DAY</source>
        <translation>RÉPLICA-H/DIA</translation>
    </message>
    <message>
        <source>COST RATIO</source>
        <translation>CUSTO RELATIVO</translation>
    </message>
    <message>
        <source>COST</source>
        <translation>CUSTO</translation>
    </message>
    <message>
        <source>ACTIONS/DAY</source>
        <translation>AÇÕES/DIA</translation>
    </message>
    <message>
        <source>REVERSALS/DAY</source>
        <translation>REVERSÕES/DIA</translation>
    </message>
    <message>
        <source>Policies that can be replayed</source>
        <translation>Políticas que podem ser simuladas</translation>
    </message>
    <message>
        <source>Play policies over a recorded load</source>
        <translation>Simula políticas sobre uma carga registrada</translation>
    </message>
    <message>
        <source>Series file (CSV) with the demand</source>
        <translation>Arquivo de séries (CSV) com a demanda</translation>
    </message>
    <message>
        <source>Column with the demand; the first without</source>
        <translation>Coluna com a demanda; sem ela, a primeira</translation>
    </message>
    <message>
        <source>name:value;key=value, or a policy file (.json); may be repeated</source>
        <translation>nome:valor;chave=valor, ou um arquivo de política (.json); pode ser repetida</translation>
    </message>
    <message>
        <source>From the order of a replica until it is ready</source>
        <translation>Do pedido de uma réplica até ela ficar pronta</translation>
    </message>
    <message>
        <source>Fewest replicas</source>
        <translation>Mínimo de réplicas</translation>
    </message>
    <message>
        <source>Most replicas</source>
        <translation>Máximo de réplicas</translation>
    </message>
    <message>
        <source>The peak of the trace is this many replicas&apos; worth</source>
        <translation>O pico da carga equivale a este número de réplicas</translation>
    </message>
    <message>
        <source>How much of the trace one replica serves at 100 %</source>
        <translation>Quanto da carga uma réplica atende a 100 %</translation>
    </message>
    <message>
        <source>Start of the evaluated period</source>
        <translation>Início do período avaliado</translation>
    </message>
    <message>
        <source>End of the evaluated period</source>
        <translation>Fim do período avaliado</translation>
    </message>
    <message>
        <source>Evaluate the last days of the trace: 7, or 2 where it is short</source>
        <translation>Avalia os últimos dias da carga: 7, ou 2 onde ela é curta</translation>
    </message>
    <message>
        <source>Share of its capacity that a replica may be used at</source>
        <translation>Fração da capacidade até a qual uma réplica pode ser usada</translation>
    </message>
    <message>
        <source>Step of the simulation</source>
        <translation>Passo da simulação</translation>
    </message>
    <message>
        <source>Time between decisions; what each policy uses live without</source>
        <translation>Tempo entre decisões; sem ele, o que cada política usa em produção</translation>
    </message>
    <message>
        <source>Safety limits: on or off; what each policy has live without</source>
        <translation>Limites de segurança: on ou off; sem ele, o que cada política tem em produção</translation>
    </message>
    <message>
        <source>Age of the newest measurement</source>
        <translation>Idade da medição mais recente</translation>
    </message>
    <message>
        <source>Time until a proposal is approved, or office-hours</source>
        <translation>Tempo até uma proposta ser aprovada, ou office-hours (horário comercial)</translation>
    </message>
    <message>
        <source>Price of a replica-hour</source>
        <translation>Preço da réplica-hora</translation>
    </message>
    <message>
        <source>Write every step to this CSV file</source>
        <translation>Grava cada passo neste arquivo CSV</translation>
    </message>
    <message>
        <source>table, csv or json</source>
        <translation>table, csv ou json</translation>
    </message>
    <message>
        <source>WHEN</source>
        <translation>QUANDO</translation>
    </message>
    <message>
        <source>The calendar is empty.</source>
        <translation>O calendário está vazio.</translation>
    </message>
    <message>
        <source>Events, freeze windows, business hours and schedules</source>
        <translation>Eventos, congelamentos, horário comercial e agendas</translation>
    </message>
    <message>
        <source>The calendar in force</source>
        <translation>O calendário em vigor</translation>
    </message>
    <message>
        <source>Print it as iCalendar</source>
        <translation>Imprime em iCalendar</translation>
    </message>
    <message>
        <source>Calendar saved.</source>
        <translation>Calendário salvo.</translation>
    </message>
    <message>
        <source>Replace it by a JSON file</source>
        <translation>Substitui por um arquivo JSON</translation>
    </message>
    <message>
        <source>0 where an entry lowers to zero replicas</source>
        <translation>0 quando um item reduz a zero réplicas</translation>
    </message>
    <message>
        <source>Add or change one entry, from a JSON file</source>
        <translation>Inclui ou altera um item, a partir de um arquivo JSON</translation>
    </message>
    <message>
        <source>Remove one entry</source>
        <translation>Remove um item</translation>
    </message>
    <message>
        <source>Add what an iCalendar file holds</source>
        <translation>Acrescenta o conteúdo de um arquivo iCalendar</translation>
    </message>
    <message>
        <source>What its events are: event or freeze</source>
        <translation>O que são os eventos do arquivo: event ou freeze</translation>
    </message>
    <message>
        <source>How many times the load its events bring</source>
        <translation>Por quanto os eventos multiplicam a carga</translation>
    </message>
    <message>
        <source>Put the calendar back that was there before the last change</source>
        <translation>Volta ao calendário anterior à última alteração</translation>
    </message>
    <message>
        <source>Workload (or --group or --context), then key=value …</source>
        <translation>Serviço (ou --group ou --context), depois chave=valor …</translation>
    </message>
    <message>
        <source>For every workload of this group that does not say otherwise</source>
        <translation>Para todo serviço deste grupo que não diga outra coisa</translation>
    </message>
    <message>
        <source>For every workload of this context that does not say otherwise</source>
        <translation>Para todo serviço deste contexto que não diga outra coisa</translation>
    </message>
    <message>
        <source>Put the policy back that was there before the last set</source>
        <translation>Volta à política anterior à última alteração</translation>
    </message>
    <message>
        <source>Policy put back.</source>
        <translation>Política anterior restaurada.</translation>
    </message>
</context>
<context>
    <name>error</name>
    <message>
        <source>The input is not valid. Nothing was changed.</source>
        <translation>A entrada não é válida. Nada foi alterado.</translation>
    </message>
    <message>
        <source>There is too little data for an honest answer.</source>
        <translation>Há dados de menos para uma resposta honesta.</translation>
    </message>
    <message>
        <source>The server refused the credential. Check the key and its owner.</source>
        <translation>O servidor recusou a credencial. Confira a chave e o dono dela.</translation>
    </message>
    <message>
        <source>The credential does not allow this. Ask the administrator for access.</source>
        <translation>A credencial não permite isso. Peça acesso ao administrador.</translation>
    </message>
    <message>
        <source>It does not exist (any more). Refresh and try again.</source>
        <translation>Não existe (mais). Atualize e tente de novo.</translation>
    </message>
    <message>
        <source>It changed meanwhile. Nothing was done; look again.</source>
        <translation>Mudou nesse meio-tempo. Nada foi feito; confira de novo.</translation>
    </message>
    <message>
        <source>The server cannot be reached. It is tried again with the next cycle.</source>
        <translation>O servidor não está acessível. Nova tentativa no próximo ciclo.</translation>
    </message>
    <message>
        <source>No answer in time. It is tried again with the next cycle.</source>
        <translation>Sem resposta a tempo. Nova tentativa no próximo ciclo.</translation>
    </message>
    <message>
        <source>The server asks to wait. It is tried again later.</source>
        <translation>O servidor pede para esperar. Nova tentativa mais tarde.</translation>
    </message>
    <message>
        <source>The server answered something unexpected. Check the address and its version.</source>
        <translation>O servidor respondeu algo inesperado. Confira o endereço e a versão.</translation>
    </message>
    <message>
        <source>The home folder could not be read or written. Nothing is done until it can.</source>
        <translation>A pasta de dados não pôde ser lida ou gravada. Nada será feito até que possa.</translation>
    </message>
    <message>
        <source>Interrupted. Nothing is half-done.</source>
        <translation>Interrompido. Nada ficou pela metade.</translation>
    </message>
</context>
<context>
    <name>event</name>
    <message>
        <source>Context added</source>
        <translation>Contexto adicionado</translation>
    </message>
    <message>
        <source>Context removed</source>
        <translation>Contexto removido</translation>
    </message>
    <message>
        <source>Mode changed</source>
        <translation>Modo alterado</translation>
    </message>
    <message>
        <source>Policy changed</source>
        <translation>Política alterada</translation>
    </message>
    <message>
        <source>Setting changed</source>
        <translation>Configuração alterada</translation>
    </message>
    <message>
        <source>History imported</source>
        <translation>Histórico importado</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausado</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Retomado</translation>
    </message>
    <message>
        <source>Emergency stop</source>
        <translation>Parada de emergência</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Proposta criada</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprovada</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejeitada</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expirada</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Substituída</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>Anulada</translation>
    </message>
    <message>
        <source>Way back offered</source>
        <translation>Retorno oferecido</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Pedido recusado</translation>
    </message>
    <message>
        <source>Kept as it is</source>
        <translation>Mantido como está</translation>
    </message>
    <message>
        <source>About to act</source>
        <translation>Prestes a agir</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>Outcome being checked</source>
        <translation>Resultado em verificação</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Aplicada</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Íntegro</translation>
    </message>
    <message>
        <source>Not healthy</source>
        <translation>Não íntegro</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Conflito</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falhou</translation>
    </message>
    <message>
        <source>Backup restored</source>
        <translation>Cópia restaurada</translation>
    </message>
    <message>
        <source>Waits for its budget</source>
        <translation>Espera pelo orçamento</translation>
    </message>
    <message>
        <source>Refused before sending</source>
        <translation>Recusada antes do envio</translation>
    </message>
    <message>
        <source>Automatic mode ended</source>
        <translation>Modo automático terminou</translation>
    </message>
    <message>
        <source>Automatic mode taken back</source>
        <translation>Modo automático retirado</translation>
    </message>
    <message>
        <source>Policy put back</source>
        <translation>Política restaurada</translation>
    </message>
    <message>
        <source>Policy of a group or context changed</source>
        <translation>Política de grupo ou contexto alterada</translation>
    </message>
    <message>
        <source>Calendar replaced</source>
        <translation>Calendário substituído</translation>
    </message>
    <message>
        <source>Calendar entry saved</source>
        <translation>Item do calendário salvo</translation>
    </message>
    <message>
        <source>Calendar entry removed</source>
        <translation>Item do calendário removido</translation>
    </message>
    <message>
        <source>Calendar imported</source>
        <translation>Calendário importado</translation>
    </message>
    <message>
        <source>Calendar put back</source>
        <translation>Calendário restaurado</translation>
    </message>
</context>
<context>
    <name>holiday</name>
    <message>
        <source>New Year</source>
        <translation>Confraternização Universal</translation>
    </message>
    <message>
        <source>Carnival Monday</source>
        <translation>Segunda-feira de Carnaval</translation>
    </message>
    <message>
        <source>Carnival Tuesday</source>
        <translation>Terça-feira de Carnaval</translation>
    </message>
    <message>
        <source>Good Friday</source>
        <translation>Sexta-feira Santa</translation>
    </message>
    <message>
        <source>Easter</source>
        <translation>Páscoa</translation>
    </message>
    <message>
        <source>Tiradentes Day</source>
        <translation>Tiradentes</translation>
    </message>
    <message>
        <source>Labour Day</source>
        <translation>Dia do Trabalho</translation>
    </message>
    <message>
        <source>Corpus Christi</source>
        <translation>Corpus Christi</translation>
    </message>
    <message>
        <source>Independence Day</source>
        <translation>Independência do Brasil</translation>
    </message>
    <message>
        <source>Our Lady of Aparecida</source>
        <translation>Nossa Senhora Aparecida</translation>
    </message>
    <message>
        <source>All Souls&apos; Day</source>
        <translation>Finados</translation>
    </message>
    <message>
        <source>Republic Day</source>
        <translation>Proclamação da República</translation>
    </message>
    <message>
        <source>Black Consciousness Day</source>
        <translation>Dia da Consciência Negra</translation>
    </message>
    <message>
        <source>Christmas</source>
        <translation>Natal</translation>
    </message>
    <message>
        <source>Own date</source>
        <translation>Data própria</translation>
    </message>
</context>
<context>
    <name>meaning</name>
    <message>
        <source>The CPU forecast passes the upper threshold of the present replicas.</source>
        <translation>A CPU prevista passa do limiar superior das réplicas atuais.</translation>
    </message>
    <message>
        <source>The memory forecast passes the upper threshold of the present replicas.</source>
        <translation>A memória prevista passa do limiar superior das réplicas atuais.</translation>
    </message>
    <message>
        <source>The measured CPU is above the upper threshold.</source>
        <translation>A CPU medida está acima do limiar superior.</translation>
    </message>
    <message>
        <source>The measured memory is above the upper threshold.</source>
        <translation>A memória medida está acima do limiar superior.</translation>
    </message>
    <message>
        <source>Both CPU and memory stay below the lower threshold.</source>
        <translation>CPU e memória ficam abaixo do limiar inferior.</translation>
    </message>
    <message>
        <source>The request forecast is more than twice the present rate.</source>
        <translation>A previsão de requisições passa do dobro da taxa atual.</translation>
    </message>
    <message>
        <source>The rule&apos;s result did not rise, so one replica is added.</source>
        <translation>O resultado da regra não subiu, então uma réplica é acrescentada.</translation>
    </message>
    <message>
        <source>Two rules want different counts; the larger one is kept.</source>
        <translation>Duas regras querem números diferentes; vale o maior.</translation>
    </message>
    <message>
        <source>There are fewer replicas than the minimum.</source>
        <translation>Há menos réplicas que o mínimo.</translation>
    </message>
    <message>
        <source>There are more replicas than the maximum.</source>
        <translation>Há mais réplicas que o máximo.</translation>
    </message>
    <message>
        <source>A person asked for the way back, or the action failed.</source>
        <translation>Alguém pediu o retorno, ou a ação falhou.</translation>
    </message>
    <message>
        <source>Nothing passes a threshold; the count stays.</source>
        <translation>Nada passa de um limiar; o número fica.</translation>
    </message>
    <message>
        <source>A reduction is wanted, but the minimum is reached.</source>
        <translation>A redução seria possível, mas o mínimo foi atingido.</translation>
    </message>
    <message>
        <source>A rise is wanted, but the maximum is reached.</source>
        <translation>Seria preciso aumentar, mas o máximo foi atingido.</translation>
    </message>
    <message>
        <source>One action may only change the count by a limited step.</source>
        <translation>Uma ação só pode mudar o número até um passo limitado.</translation>
    </message>
    <message>
        <source>The interval after the last change is not over.</source>
        <translation>O intervalo de espera após a última mudança não terminou.</translation>
    </message>
    <message>
        <source>A change of direction waits longer.</source>
        <translation>Uma mudança de direção espera mais.</translation>
    </message>
    <message>
        <source>A reduction needs low measured load over the whole window.</source>
        <translation>Uma redução exige carga baixa medida na janela inteira.</translation>
    </message>
    <message>
        <source>Only measured low load reduces replicas.</source>
        <translation>Só carga baixa medida reduz réplicas.</translation>
    </message>
    <message>
        <source>A required metric is absent.</source>
        <translation>Falta uma métrica necessária.</translation>
    </message>
    <message>
        <source>A required metric is NaN or infinite.</source>
        <translation>Uma métrica necessária não é um número finito.</translation>
    </message>
    <message>
        <source>A required metric is negative where that is impossible.</source>
        <translation>Uma métrica necessária está negativa, o que é impossível.</translation>
    </message>
    <message>
        <source>The source said that something is missing.</source>
        <translation>A fonte avisou que falta uma parte.</translation>
    </message>
    <message>
        <source>The query of a required metric failed.</source>
        <translation>A consulta de uma métrica necessária falhou.</translation>
    </message>
    <message>
        <source>The newest sample is too old.</source>
        <translation>A amostra mais nova é velha demais.</translation>
    </message>
    <message>
        <source>A query with “or vector(0)” or similar cannot tell 0 from no data.</source>
        <translation>Uma consulta com “or vector(0)” não distingue 0 de dado ausente.</translation>
    </message>
    <message>
        <source>Too few replicas were measured for a reduction.</source>
        <translation>Poucas réplicas foram medidas para uma redução.</translation>
    </message>
    <message>
        <source>Two series for one replica are an error, not a sum.</source>
        <translation>Duas séries para uma réplica são um erro, não uma soma.</translation>
    </message>
    <message>
        <source>Replicas that are not ready are no evidence for a reduction.</source>
        <translation>Réplicas que não estão prontas não justificam uma redução.</translation>
    </message>
    <message>
        <source>After a start or a gap, data is collected before anything is proposed.</source>
        <translation>Depois de um início ou de uma lacuna, os dados são coletados antes de qualquer proposta.</translation>
    </message>
    <message>
        <source>Wall clock and boot clock moved differently.</source>
        <translation>O relógio do sistema e o de inicialização andaram de forma diferente.</translation>
    </message>
    <message>
        <source>The server&apos;s clock differs by more than 30 s.</source>
        <translation>O relógio do servidor difere em mais de 30 s.</translation>
    </message>
    <message>
        <source>A forecast needs at least 24 h of history.</source>
        <translation>Uma previsão exige pelo menos 24 h de histórico.</translation>
    </message>
    <message>
        <source>Too many gaps for a forecast.</source>
        <translation>Lacunas demais para uma previsão.</translation>
    </message>
    <message>
        <source>No model is better than repeating the past; measured load decides.</source>
        <translation>Nenhum modelo é melhor que repetir o passado; decide a carga medida.</translation>
    </message>
    <message>
        <source>Negative, not a number, or more than three times the highest value seen.</source>
        <translation>Negativa, não numérica ou mais de três vezes o maior valor visto.</translation>
    </message>
    <message>
        <source>The forecast is too old to decide with.</source>
        <translation>A previsão é velha demais para decidir.</translation>
    </message>
    <message>
        <source>No forecast may be used; only rises by measured load are proposed.</source>
        <translation>Nenhuma previsão pode ser usada; só aumentos pela carga medida são propostos.</translation>
    </message>
    <message>
        <source>Without a limit there is no percentage to decide by.</source>
        <translation>Sem limite não há porcentagem para decidir.</translation>
    </message>
    <message>
        <source>The workload takes no part: neither a label nor the console enrolled it.</source>
        <translation>O serviço não participa: nem um label nem o console o inscreveu.</translation>
    </message>
    <message>
        <source>The policy contradicts itself.</source>
        <translation>A política se contradiz.</translation>
    </message>
    <message>
        <source>A label&apos;s name or value is not understood.</source>
        <translation>O nome ou o valor de um label não foi entendido.</translation>
    </message>
    <message>
        <source>Global services, jobs and stand-alone containers are shown, never changed.</source>
        <translation>Serviços globais, jobs e contêineres avulsos são mostrados, nunca alterados.</translation>
    </message>
    <message>
        <source>Scaling during an update would lose its rollback target.</source>
        <translation>Escalar durante uma atualização perderia o ponto de reversão.</translation>
    </message>
    <message>
        <source>The mode allows no proposals.</source>
        <translation>O modo não permite propostas.</translation>
    </message>
    <message>
        <source>The mode shows proposals but does not allow approving them.</source>
        <translation>O modo mostra propostas, mas não permite aprová-las.</translation>
    </message>
    <message>
        <source>auto-up and auto arrive with the whole safety core.</source>
        <translation>auto-up e auto chegam com o núcleo de segurança completo.</translation>
    </message>
    <message>
        <source>The context may not be changed.</source>
        <translation>O contexto não pode ser alterado.</translation>
    </message>
    <message>
        <source>One action at a time: the earlier one must be resolved first.</source>
        <translation>Uma ação por vez: a anterior precisa terminar.</translation>
    </message>
    <message>
        <source>The platform cannot place or start replicas.</source>
        <translation>A plataforma não consegue alocar ou iniciar réplicas.</translation>
    </message>
    <message>
        <source>It was not approved in time.</source>
        <translation>Não foi aprovada a tempo.</translation>
    </message>
    <message>
        <source>It could not be acted on within its lifetime.</source>
        <translation>Não pôde ser executada dentro do prazo.</translation>
    </message>
    <message>
        <source>Only the newest proposal of a workload lives.</source>
        <translation>Só a proposta mais nova de um serviço vale.</translation>
    </message>
    <message>
        <source>The world is no longer what the proposal was made for.</source>
        <translation>A situação não é mais aquela para a qual a proposta foi feita.</translation>
    </message>
    <message>
        <source>It was already decided.</source>
        <translation>Ela já foi decidida.</translation>
    </message>
    <message>
        <source>Its content was altered after it was made.</source>
        <translation>O conteúdo foi alterado depois de criado.</translation>
    </message>
    <message>
        <source>It is another object than the proposal was made for.</source>
        <translation>É outro objeto, não aquele da proposta.</translation>
    </message>
    <message>
        <source>Somebody else changed the count.</source>
        <translation>Outra pessoa ou programa mudou o número.</translation>
    </message>
    <message>
        <source>Image, limits or other parts of the spec changed.</source>
        <translation>Imagem, limites ou outras partes da especificação mudaram.</translation>
    </message>
    <message>
        <source>The set of owners changed.</source>
        <translation>O conjunto de controladores mudou.</translation>
    </message>
    <message>
        <source>The proposal was made with another policy.</source>
        <translation>A proposta foi feita com outra política.</translation>
    </message>
    <message>
        <source>The proposal was made with other bounds.</source>
        <translation>A proposta foi feita com outros limites.</translation>
    </message>
    <message>
        <source>Scaling to zero or by more than half needs a typed confirmation.</source>
        <translation>Reduzir a zero ou mais da metade exige confirmação digitada.</translation>
    </message>
    <message>
        <source>Minimum and maximum are never crossed.</source>
        <translation>O mínimo e o máximo nunca são ultrapassados.</translation>
    </message>
    <message>
        <source>A pause holds every action back.</source>
        <translation>Uma pausa retém todas as ações.</translation>
    </message>
    <message>
        <source>A pause holds reductions back.</source>
        <translation>Uma pausa retém as reduções.</translation>
    </message>
    <message>
        <source>Everything is stopped until a person resumes with a reason.</source>
        <translation>Tudo está parado até alguém retomar com um motivo.</translation>
    </message>
    <message>
        <source>Exactly one program runs the engine of a home.</source>
        <translation>Exatamente um programa executa o motor de uma pasta.</translation>
    </message>
    <message>
        <source>A newer engine took over.</source>
        <translation>Um motor mais novo assumiu.</translation>
    </message>
    <message>
        <source>The file is kept as it is.</source>
        <translation>O arquivo é mantido como está.</translation>
    </message>
    <message>
        <source>What cannot be recorded is not done.</source>
        <translation>O que não pode ser registrado não é feito.</translation>
    </message>
    <message>
        <source>Update the program; nothing was changed.</source>
        <translation>Atualize o programa; nada foi alterado.</translation>
    </message>
    <message>
        <source>The hash chain does not match.</source>
        <translation>A cadeia de hashes não confere.</translation>
    </message>
    <message>
        <source>It was not applied, was already undone, or is unclear.</source>
        <translation>Ela não foi aplicada, já foi desfeita ou não está clara.</translation>
    </message>
    <message>
        <source>Lifting an emergency stop needs a reason.</source>
        <translation>Retomar após uma parada de emergência exige um motivo.</translation>
    </message>
    <message>
        <source>The role of the person does not allow it.</source>
        <translation>O papel da pessoa não permite.</translation>
    </message>
    <message>
        <source>The service shows the new count.</source>
        <translation>O serviço mostra o novo número.</translation>
    </message>
    <message>
        <source>The server refused a stale version.</source>
        <translation>O servidor recusou uma versão desatualizada.</translation>
    </message>
    <message>
        <source>The answer was a refusal.</source>
        <translation>A resposta foi uma recusa.</translation>
    </message>
    <message>
        <source>The connection failed, or a pause came first.</source>
        <translation>A conexão falhou, ou uma pausa veio antes.</translation>
    </message>
    <message>
        <source>The request left, no answer came back; only reading resolves it.</source>
        <translation>O pedido saiu e a resposta não voltou; só a leitura resolve.</translation>
    </message>
    <message>
        <source>After an unclear answer the service shows the new count.</source>
        <translation>Depois de uma resposta incerta, o serviço mostra o novo número.</translation>
    </message>
    <message>
        <source>After an unclear answer the service still shows the old count.</source>
        <translation>Depois de uma resposta incerta, o serviço ainda mostra o número antigo.</translation>
    </message>
    <message>
        <source>The action reached its end.</source>
        <translation>A ação chegou ao fim.</translation>
    </message>
    <message>
        <source>Not every replica became ready in time.</source>
        <translation>Nem todas as réplicas ficaram prontas a tempo.</translation>
    </message>
    <message>
        <source>The nodes lack CPU or memory for more replicas.</source>
        <translation>Faltam CPU ou memória nos nós para mais réplicas.</translation>
    </message>
    <message>
        <source>A node cannot get the image.</source>
        <translation>Um nó não consegue obter a imagem.</translation>
    </message>
    <message>
        <source>More replicas do not help while they crash.</source>
        <translation>Mais réplicas não ajudam enquanto elas falham.</translation>
    </message>
    <message>
        <source>Latency or errors rose after it.</source>
        <translation>A latência ou os erros subiram depois dela.</translation>
    </message>
    <message>
        <source>This version lacks what is needed.</source>
        <translation>Falta a esta versão o que é necessário.</translation>
    </message>
    <message>
        <source>It refuses every request until then.</source>
        <translation>Até lá ele recusa todos os pedidos.</translation>
    </message>
    <message>
        <source>Wrong, revoked, or of another server.</source>
        <translation>Errada, revogada ou de outro servidor.</translation>
    </message>
    <message>
        <source>Check its number.</source>
        <translation>Confira o número dele.</translation>
    </message>
    <message>
        <source>Kubernetes contexts come later.</source>
        <translation>Contextos Kubernetes virão depois.</translation>
    </message>
    <message>
        <source>Its containers are shown, never changed.</source>
        <translation>Seus contêineres são mostrados, nunca alterados.</translation>
    </message>
    <message>
        <source>Unknown authority, wrong name or expired. It is never ignored.</source>
        <translation>Autoridade desconhecida, nome errado ou vencido. Nunca é ignorado.</translation>
    </message>
    <message>
        <source>Credentials are only sent over TLS, or to this machine.</source>
        <translation>Credenciais só são enviadas por TLS, ou para esta máquina.</translation>
    </message>
    <message>
        <source>Redirects are never followed with credentials.</source>
        <translation>Redirecionamentos nunca são seguidos com credenciais.</translation>
    </message>
    <message>
        <source>A limit protects memory and time.</source>
        <translation>Um limite protege memória e tempo.</translation>
    </message>
    <message>
        <source>Often a login page or a proxy answered.</source>
        <translation>Em geral, respondeu uma página de login ou um proxy.</translation>
    </message>
    <message>
        <source>No connection or no answer.</source>
        <translation>Sem conexão ou sem resposta.</translation>
    </message>
    <message>
        <source>Check its targets and labels.</source>
        <translation>Confira os alvos e os labels.</translation>
    </message>
    <message>
        <source>A later version brings it.</source>
        <translation>Uma versão futura trará.</translation>
    </message>
    <message>
        <source>Use another --home.</source>
        <translation>Use outro --home.</translation>
    </message>
    <message>
        <source>Choose another folder or fix its permissions.</source>
        <translation>Escolha outra pasta ou corrija as permissões.</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>Libere espaço.</translation>
    </message>
    <message>
        <source>Keychain locked or absent, or the file is gone.</source>
        <translation>Chaveiro bloqueado ou ausente, ou o arquivo sumiu.</translation>
    </message>
    <message>
        <source>A key file must belong to its owner alone.</source>
        <translation>Um arquivo de chave deve ser só do dono.</translation>
    </message>
    <message>
        <source>A request peak is forecast, but the present replicas carry it.</source>
        <translation>Há um pico de requisições previsto, mas as réplicas atuais dão conta.</translation>
    </message>
    <message>
        <source>What is measured now and what is expected, in percent of the present capacity.</source>
        <translation>O que se mede agora e o que se espera, em percentual da capacidade atual.</translation>
    </message>
    <message>
        <source>A row of the rule table fires: the metric stayed above its threshold for its duration.</source>
        <translation>Uma linha da tabela de regras disparou: a métrica ficou acima do limite pelo tempo exigido.</translation>
    </message>
    <message>
        <source>A row of the rule table fires: the metric stayed below its threshold for its duration.</source>
        <translation>Uma linha da tabela de regras disparou: a métrica ficou abaixo do limite pelo tempo exigido.</translation>
    </message>
    <message>
        <source>A row that wants more replicas forbids every reduction.</source>
        <translation>Uma linha que pede mais réplicas impede qualquer redução.</translation>
    </message>
    <message>
        <source>A row that only recommends a reduction.</source>
        <translation>Uma linha que apenas recomenda a redução.</translation>
    </message>
    <message>
        <source>The schedule of the policy sets the count.</source>
        <translation>A agenda da política define a quantidade.</translation>
    </message>
    <message>
        <source>The policy keeps a fixed count.</source>
        <translation>A política mantém uma quantidade fixa.</translation>
    </message>
    <message>
        <source>An entry of the calendar sets a floor.</source>
        <translation>Um item do calendário define um piso.</translation>
    </message>
    <message>
        <source>An entry of the calendar lowers the ceiling.</source>
        <translation>Um item do calendário baixa o teto.</translation>
    </message>
    <message>
        <source>An event of the calendar multiplies the expected load.</source>
        <translation>Um evento do calendário multiplica a carga esperada.</translation>
    </message>
    <message>
        <source>The policy keeps the highest count it wanted within its own window.</source>
        <translation>A política mantém a maior quantidade que pediu dentro da própria janela.</translation>
    </message>
    <message>
        <source>A freeze window of the calendar is in force.</source>
        <translation>Um congelamento do calendário está em vigor.</translation>
    </message>
    <message>
        <source>A replica that just became ready is no evidence for a reduction.</source>
        <translation>Uma réplica que acabou de ficar pronta não é evidência para reduzir.</translation>
    </message>
    <message>
        <source>After a restart of the source its figures are not trusted for a while.</source>
        <translation>Depois de um reinício da fonte, os números dela não são confiáveis por um tempo.</translation>
    </message>
    <message>
        <source>So many at once is a failure of the telemetry, not low load.</source>
        <translation>Tantos de uma vez é falha da telemetria, não carga baixa.</translation>
    </message>
    <message>
        <source>Low CPU is not low load while latency, errors or queue get worse.</source>
        <translation>CPU baixa não é carga baixa enquanto latência, erros ou fila pioram.</translation>
    </message>
    <message>
        <source>A metric that guards reductions is not there.</source>
        <translation>Falta uma métrica que protege contra reduções.</translation>
    </message>
    <message>
        <source>The budget of actions of this context is used up for now.</source>
        <translation>O orçamento de ações deste contexto está esgotado por ora.</translation>
    </message>
    <message>
        <source>So many actions at once are taken as a fault; the context is paused.</source>
        <translation>Tantas ações de uma vez são tratadas como falha; o contexto fica pausado.</translation>
    </message>
    <message>
        <source>The budget of removed capacity is used up for now.</source>
        <translation>O orçamento de capacidade removida está esgotado por ora.</translation>
    </message>
    <message>
        <source>An empty selection means nothing, never everything.</source>
        <translation>Uma seleção vazia significa nada, nunca tudo.</translation>
    </message>
    <message>
        <source>The count went up and down too often.</source>
        <translation>A quantidade subiu e desceu vezes demais.</translation>
    </message>
    <message>
        <source>A change of ours was reverted within 10 min.</source>
        <translation>Uma mudança nossa foi desfeita em menos de 10 min.</translation>
    </message>
    <message>
        <source>In mode auto-up only rises run by themselves.</source>
        <translation>No modo de subida automática, só os aumentos acontecem sozinhos.</translation>
    </message>
    <message>
        <source>The mode set by a person lets this kind of change run by itself.</source>
        <translation>O modo definido por uma pessoa deixa este tipo de mudança acontecer sozinho.</translation>
    </message>
    <message>
        <source>Automatic modes end by themselves unless a person renews them.</source>
        <translation>Os modos automáticos terminam sozinhos se ninguém os renovar.</translation>
    </message>
    <message>
        <source>An automatic mode was taken back by the program.</source>
        <translation>O programa retirou um modo automático.</translation>
    </message>
    <message>
        <source>The bands of the forecast are out of calibration.</source>
        <translation>As faixas da previsão estão descalibradas.</translation>
    </message>
    <message>
        <source>Too many actions failed lately.</source>
        <translation>Ações demais falharam nos últimos tempos.</translation>
    </message>
    <message>
        <source>The forecast became worse than repeating the past.</source>
        <translation>A previsão ficou pior do que repetir o passado.</translation>
    </message>
    <message>
        <source>Automatic needs a week of evidence.</source>
        <translation>O automático exige uma semana de evidência.</translation>
    </message>
    <message>
        <source>The evidence has too many gaps.</source>
        <translation>A evidência tem lacunas demais.</translation>
    </message>
    <message>
        <source>Replayed on what happened, the policy was not better.</source>
        <translation>Simulada sobre o que aconteceu, a política não foi melhor.</translation>
    </message>
    <message>
        <source>Replayed on what happened, the policy cost more.</source>
        <translation>Simulada sobre o que aconteceu, a política custou mais.</translation>
    </message>
    <message>
        <source>Without a replay there is no evidence.</source>
        <translation>Sem simulação não há evidência.</translation>
    </message>
    <message>
        <source>The evidence for the next mode is there.</source>
        <translation>A evidência para o próximo modo existe.</translation>
    </message>
    <message>
        <source>Something about this service is not settled.</source>
        <translation>Algo neste serviço não está resolvido.</translation>
    </message>
    <message>
        <source>The minimum of an HPA is never changed automatically.</source>
        <translation>O mínimo de um HPA nunca é alterado automaticamente.</translation>
    </message>
    <message>
        <source>Safety numbers move to the unsafe side only with a written reason.</source>
        <translation>Números de segurança só vão para o lado inseguro com um motivo por escrito.</translation>
    </message>
    <message>
        <source>The line names a time that does not exist.</source>
        <translation>A linha indica um horário que não existe.</translation>
    </message>
    <message>
        <source>The platform does not know this time zone.</source>
        <translation>A plataforma não conhece este fuso horário.</translation>
    </message>
    <message>
        <source>Two freeze windows for the same services overlap.</source>
        <translation>Dois congelamentos dos mesmos serviços se sobrepõem.</translation>
    </message>
    <message>
        <source>The event lies in the past.</source>
        <translation>O evento está no passado.</translation>
    </message>
    <message>
        <source>This preset exists for replay, not for real services.</source>
        <translation>Este preset existe para a simulação, não para serviços reais.</translation>
    </message>
    <message>
        <source>Nothing was saved before this version.</source>
        <translation>Nada foi salvo antes desta versão.</translation>
    </message>
</context>
<context>
    <name>metric</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>memória</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>requisições</translation>
    </message>
    <message>
        <source>latency P50</source>
        <translation>latência P50</translation>
    </message>
    <message>
        <source>latency P95</source>
        <translation>latência P95</translation>
    </message>
    <message>
        <source>latency P99</source>
        <translation>latência P99</translation>
    </message>
    <message>
        <source>errors</source>
        <translation>erros</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>fila</translation>
    </message>
    <message>
        <source>replicas</source>
        <translation>réplicas</translation>
    </message>
    <message>
        <source>ready replicas</source>
        <translation>réplicas prontas</translation>
    </message>
    <message>
        <source>network in</source>
        <translation>rede (entrada)</translation>
    </message>
    <message>
        <source>network out</source>
        <translation>rede (saída)</translation>
    </message>
    <message>
        <source>disk reads</source>
        <translation>leituras de disco</translation>
    </message>
    <message>
        <source>disk writes</source>
        <translation>gravações em disco</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>active users</source>
        <translation>usuários ativos</translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>sessões</translation>
    </message>
</context>
<context>
    <name>mode</name>
    <message>
        <source>Observe</source>
        <translation>Observar</translation>
    </message>
    <message>
        <source>Recommend</source>
        <translation>Recomendar</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprovar</translation>
    </message>
    <message>
        <source>Automatic up</source>
        <translation>Automático (subir)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
</context>
<context>
    <name>preamar::app::Notifier</name>
    <message>
        <source>A proposal waits for you</source>
        <translation>Uma proposta espera por você</translation>
    </message>
    <message>
        <source>%1: %2 → %3 replicas</source>
        <translation>%1: %2 → %3 réplicas</translation>
    </message>
    <message>
        <source>An action failed</source>
        <translation>Uma ação falhou</translation>
    </message>
    <message>
        <source>A cycle failed</source>
        <translation>Um ciclo falhou</translation>
    </message>
    <message>
        <source>Check the log and the configuration of the system.</source>
        <translation>Verifique os logs e a configuração do sistema.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::AddPortainerDialog</name>
    <message>
        <source>Connect Portainer</source>
        <translation>Conectar Portainer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>prod-swarm</source>
        <translation>prod-swarm</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Endereço</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Ambiente</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Token de acesso</translation>
    </message>
    <message>
        <source>kept in the keychain of the system</source>
        <translation>guardado no chaveiro do sistema</translation>
    </message>
    <message>
        <source>or token file</source>
        <translation>ou arquivo de token</translation>
    </message>
    <message>
        <source>readable by you alone (mode 0600)</source>
        <translation>legível só por você (modo 0600)</translation>
    </message>
    <message>
        <source>Prometheus</source>
        <translation>Prometheus</translation>
    </message>
    <message>
        <source>address; without it nothing is measured</source>
        <translation>endereço; sem ele nada é medido</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>Arquivo da CA</translation>
    </message>
    <message>
        <source>only for a private certificate authority</source>
        <translation>só para autoridade certificadora própria</translation>
    </message>
    <message>
        <source>Production: marked everywhere</source>
        <translation>Produção: sinalizado em toda a janela</translation>
    </message>
    <message>
        <source>Read-only: watch and forecast, never change</source>
        <translation>Somente leitura: observar e prever, nunca alterar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Testar conexão</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectar</translation>
    </message>
    <message>
        <source>Give the context a name.</source>
        <translation>Dê um nome ao contexto.</translation>
    </message>
    <message>
        <source>There is a context of that name already.</source>
        <translation>Já existe um contexto com esse nome.</translation>
    </message>
    <message>
        <source>Enter the address with https://.</source>
        <translation>Informe o endereço com https://.</translation>
    </message>
    <message>
        <source>The address must not contain a user, a password or a query.</source>
        <translation>O endereço não pode conter usuário, senha nem parâmetros.</translation>
    </message>
    <message>
        <source>Enter an access token.</source>
        <translation>Informe um token de acesso.</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testando…</translation>
    </message>
    <message>
        <source>Reached: %1</source>
        <translation>Conectado: %1</translation>
    </message>
    <message>
        <source>The token may read the services.</source>
        <translation>O token pode ler os serviços.</translation>
    </message>
    <message>
        <source>The token may not read the services.</source>
        <translation>O token não pode ler os serviços.</translation>
    </message>
    <message>
        <source>The token may change replicas.</source>
        <translation>O token pode alterar réplicas.</translation>
    </message>
    <message>
        <source>The token may not change replicas: watching only.</source>
        <translation>O token não pode alterar réplicas: só observação.</translation>
    </message>
    <message>
        <source>Metrics: %1</source>
        <translation>Métricas: %1</translation>
    </message>
    <message>
        <source>No source of metrics answered.</source>
        <translation>Nenhuma fonte de métricas respondeu.</translation>
    </message>
    <message>
        <source>Its clock differs by %1.</source>
        <translation>O relógio do servidor difere em %1.</translation>
    </message>
    <message>
        <source>Test the connection first.</source>
        <translation>Teste a conexão primeiro.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ApprovalsPage</name>
    <message>
        <source>Approvals</source>
        <translation>Aprovações</translation>
    </message>
    <message>
        <source>A approves · R rejects the focused card</source>
        <extracomment>keys that act on the focused card</extracomment>
        <translation>A aprova · R rejeita o cartão em foco</translation>
    </message>
    <message>
        <source>The next evaluation is at %1.</source>
        <translation>A próxima avaliação é às %1.</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nada espera por você.</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Mostrar mais %n</numerusform>
            <numerusform>Mostrar mais %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>preamar::ui::AuditModel</name>
    <message>
        <source>No.</source>
        <translation>Nº</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Serviço</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quem</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Banner</name>
    <message>
        <source>Close message</source>
        <translation>Fechar mensagem</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ConfirmDialog</name>
    <message>
        <source>Production: %1</source>
        <translation>Produção: %1</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>Digite %1 para confirmar</translation>
    </message>
    <message>
        <source>Reason (it is recorded)</source>
        <translation>Motivo (fica registrado)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Countdown</name>
    <message>
        <source>Expired</source>
        <translation>Expirada</translation>
    </message>
    <message>
        <source>expires in %1</source>
        <extracomment>%1 is a time like 18:20</extracomment>
        <translation>expira em %1</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ForecastChart</name>
    <message>
        <source>No data for this chart yet</source>
        <translation>Ainda não há dados para este gráfico</translation>
    </message>
    <message>
        <source>The first points appear after the first measurements.</source>
        <translation>Os primeiros pontos aparecem depois das primeiras medições.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::FrontierChart</name>
    <message>
        <source>%1: %2 min of overload a day, %3 %4</source>
        <translation>%1: %2 min de sobrecarga por dia, %3 %4</translation>
    </message>
    <message>
        <source>min of overload a day</source>
        <translation>min de sobrecarga por dia</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Header</name>
    <message>
        <source>Measure and decide now (F5)</source>
        <translation>Medir e decidir agora (F5)</translation>
    </message>
    <message>
        <source>Measure and decide now</source>
        <translation>Medir e decidir agora</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Stop everything</source>
        <translation>Parar tudo</translation>
    </message>
    <message>
        <source>Emergency stop: nothing is changed until you resume</source>
        <translation>Parada de emergência: nada é alterado até você retomar</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <translation>Demonstração</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produção</translation>
    </message>
    <message>
        <source>cycle running</source>
        <translation>ciclo em execução</translation>
    </message>
    <message>
        <source>next cycle %1</source>
        <translation>próximo ciclo %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Let changes happen again (Ctrl+P)</source>
        <translation>Permitir alterações de novo (Ctrl+P)</translation>
    </message>
    <message>
        <source>Change nothing until resumed (Ctrl+P)</source>
        <translation>Não alterar nada até retomar (Ctrl+P)</translation>
    </message>
    <message>
        <source>data from %1 ago</source>
        <translation>dados de %1 atrás</translation>
    </message>
    <message>
        <source>data from now</source>
        <translation>dados de agora</translation>
    </message>
    <message>
        <source>Leave demonstration</source>
        <translation>Sair da demonstração</translation>
    </message>
</context>
<context>
    <name>preamar::ui::LogModel</name>
    <message>
        <source>Undo</source>
        <translation>Reversão</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>Aumento</translation>
    </message>
    <message>
        <source>Reduce</source>
        <translation>Redução</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Ação</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Serviço</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Réplicas</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Aprovado por</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
</context>
<context>
    <name>preamar::ui::LogPage</name>
    <message>
        <source>Action log</source>
        <translation>Registro de ações</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Pesquisar no registro</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Ações</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Trilha de auditoria</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Desfazer…</translation>
    </message>
    <message>
        <source>No actions yet</source>
        <translation>Nenhuma ação ainda</translation>
    </message>
    <message>
        <source>Everything that is proposed, approved and done will be listed here.</source>
        <translation>Tudo o que for proposto, aprovado e feito aparecerá aqui.</translation>
    </message>
    <message>
        <source>No action selected</source>
        <translation>Nenhuma ação selecionada</translation>
    </message>
    <message>
        <source>Select a row to see why it was done and what came of it.</source>
        <translation>Selecione uma linha para ver por que foi feita e no que deu.</translation>
    </message>
    <message>
        <source>replicas</source>
        <translation>réplicas</translation>
    </message>
    <message>
        <source>Approved by %1 at %2</source>
        <translation>Aprovado por %1 às %2</translation>
    </message>
    <message>
        <source>Undoes %1</source>
        <translation>Desfaz %1</translation>
    </message>
    <message>
        <source>The way back was proposed: %1</source>
        <translation>A reversão foi proposta: %1</translation>
    </message>
    <message>
        <source>Proposal %1</source>
        <translation>Proposta %1</translation>
    </message>
    <message>
        <source>No record selected</source>
        <translation>Nenhum registro selecionado</translation>
    </message>
    <message>
        <source>Select a row to see the whole record.</source>
        <translation>Selecione uma linha para ver o registro inteiro.</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>Registro %1</translation>
    </message>
    <message>
        <source>Hash %1</source>
        <translation>Hash %1</translation>
    </message>
    <message>
        <source>Undo this action?</source>
        <translation>Desfazer esta ação?</translation>
    </message>
    <message>
        <source>%1 returns from %2 replicas. The engine checks first that the service is still as this action left it.</source>
        <translation>%1 volta de %2 réplicas. O motor confere antes se o serviço continua como esta ação o deixou.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Desfazer</translation>
    </message>
    <message>
        <source>The way back was handed in.</source>
        <translation>A reversão foi encaminhada.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::MainWindow</name>
    <message>
        <source>Resume…</source>
        <translation>Retomar…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>%1 cannot be reached; nothing is reduced there.</source>
        <translation>%1 está inacessível; nada será reduzido ali.</translation>
    </message>
    <message>
        <source>%1 answers with problems.</source>
        <translation>%1 responde com problemas.</translation>
    </message>
    <message>
        <source>A cycle was asked for.</source>
        <translation>Ciclo solicitado.</translation>
    </message>
    <message>
        <source>Automation is paused.</source>
        <translation>O automático está pausado.</translation>
    </message>
    <message>
        <source>Automation is on again.</source>
        <translation>O automático está ativo de novo.</translation>
    </message>
    <message>
        <source>Resume after the emergency stop?</source>
        <translation>Retomar após a parada de emergência?</translation>
    </message>
    <message>
        <source>Proposals made before the stop are void; the next cycle decides anew.</source>
        <translation>As propostas anteriores à parada foram anuladas; o próximo ciclo decide de novo.</translation>
    </message>
    <message>
        <source>Stop everything?</source>
        <translation>Parar tudo?</translation>
    </message>
    <message>
        <source>Nothing is changed any more, and proposals and approvals become void. Observing goes on. What was already sent is not taken back.</source>
        <translation>Nada mais será alterado, e propostas e aprovações serão anuladas. A observação continua. O que já foi enviado não é desfeito.</translation>
    </message>
    <message>
        <source>Stop everything</source>
        <translation>Parar tudo</translation>
    </message>
    <message>
        <source>%1 is connected. Its history is being fetched.</source>
        <translation>%1 foi conectado. O histórico está sendo carregado.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Opções</translation>
    </message>
    <message>
        <source>Connect Portainer…</source>
        <translation>Conectar Portainer…</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Do sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
</context>
<context>
    <name>preamar::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Visão geral</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Monitored services</source>
        <translation>Serviços monitorados</translation>
    </message>
    <message>
        <source>Recent actions (24 h)</source>
        <translation>Ações recentes (24 h)</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Última execução</translation>
    </message>
    <message>
        <source>CPU forecast (next 2 h)</source>
        <translation>Previsão de CPU (próximas 2 h)</translation>
    </message>
    <message>
        <source>Memory forecast (next 2 h)</source>
        <translation>Previsão de memória (próximas 2 h)</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Precisa de você</translation>
    </message>
    <message>
        <source>mode: %1</source>
        <translation>modo: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n at risk</source>
        <translation>
            <numerusform>%n em risco</numerusform>
            <numerusform>%n em risco</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n context(s)</source>
        <translation>
            <numerusform>em %n contexto</numerusform>
            <numerusform>em %n contextos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n falhou</numerusform>
            <numerusform>%n falharam</numerusform>
        </translation>
    </message>
    <message>
        <source>none so far</source>
        <translation>nenhuma até agora</translation>
    </message>
    <message>
        <source>last at %1</source>
        <translation>última às %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>em execução</translation>
    </message>
    <message>
        <source>next at %1, in %2</source>
        <translation>próxima às %1, em %2</translation>
    </message>
    <message>
        <source>no next one planned</source>
        <translation>nenhuma programada</translation>
    </message>
    <message>
        <source>Nothing waits for you. The next evaluation is at %1.</source>
        <translation>Nada espera por você. A próxima avaliação é às %1.</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nada espera por você.</translation>
    </message>
    <message>
        <source>See all (%1)</source>
        <translation>Ver todas (%1)</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>limiar %1</translation>
    </message>
</context>
<context>
    <name>preamar::ui::Page</name>
    <message>
        <source>The engine stopped.</source>
        <translation>O motor parou.</translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Nada registrado ainda</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Abrindo…</translation>
    </message>
    <message>
        <source>Running the first cycle…</source>
        <translation>Executando o primeiro ciclo…</translation>
    </message>
    <message>
        <source>No cycle has been run on this home, and none is planned.</source>
        <translation>Nenhum ciclo foi executado nesta pasta e nenhum está programado.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ProposalCard</name>
    <message>
        <source>replicas</source>
        <translation>réplicas</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeitar</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprovar</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produção</translation>
    </message>
    <message>
        <source>Proposal for %1: replicas %2</source>
        <extracomment>accessible name of a proposal: service, change</extracomment>
        <translation>Proposta para %1: réplicas %2</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Aprovar…</translation>
    </message>
    <message>
        <source>Risk of overload</source>
        <translation>Risco de sobrecarga</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiança</translation>
    </message>
    <message>
        <source>Cost per month</source>
        <translation>Custo por mês</translation>
    </message>
    <message>
        <source>The service is no longer there.</source>
        <translation>O serviço não existe mais.</translation>
    </message>
    <message>
        <source>Changed since the proposal: replicas %1 → %2.</source>
        <translation>Mudou desde a proposta: réplicas %1 → %2.</translation>
    </message>
    <message>
        <source>Changed since the proposal: the definition of the service.</source>
        <translation>Mudou desde a proposta: a definição do serviço.</translation>
    </message>
    <message>
        <source>Memory and capacity</source>
        <translation>Memória e capacidade</translation>
    </message>
    <message>
        <source>CPU and capacity (cores)</source>
        <translation>CPU e capacidade (núcleos)</translation>
    </message>
    <message numerus="yes">
        <source>80% of %n replica(s)</source>
        <extracomment>label of a line in a chart: usable capacity of that many replicas</extracomment>
        <translation>
            <numerusform>80 % de %n réplica</numerusform>
            <numerusform>80 % de %n réplicas</numerusform>
        </translation>
    </message>
    <message>
        <source>It expired. A new proposal is made where it is still needed.</source>
        <translation>Expirou. Uma nova proposta será feita se ainda for necessária.</translation>
    </message>
    <message>
        <source>Paused: resume to approve.</source>
        <translation>Pausado: retome para aprovar.</translation>
    </message>
    <message>
        <source>This context is read-only.</source>
        <translation>Este contexto é somente leitura.</translation>
    </message>
    <message>
        <source>A recommendation: raise the mode of this service to approve it.</source>
        <translation>Recomendação: eleve o modo deste serviço para aprová-la.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Approved: %1, replicas %2.</source>
        <translation>Aprovado: %1, réplicas %2.</translation>
    </message>
    <message>
        <source>Approve a large reduction?</source>
        <translation>Aprovar uma redução grande?</translation>
    </message>
    <message>
        <source>%1 goes from %2 replicas.</source>
        <translation>%1 passa de %2 réplicas.</translation>
    </message>
    <message>
        <source>Rejected: %1.</source>
        <translation>Rejeitado: %1.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ReplayChart</name>
    <message numerus="yes">
        <source>Demand and capacity in replicas; %n stretch(es) of overload</source>
        <translation>
            <numerusform>Demanda e capacidade em réplicas; %n trecho de sobrecarga</numerusform>
            <numerusform>Demanda e capacidade em réplicas; %n trechos de sobrecarga</numerusform>
        </translation>
    </message>
    <message>
        <source>replicas needed</source>
        <translation>réplicas necessárias</translation>
    </message>
    <message>
        <source>replicas ready</source>
        <translation>réplicas prontas</translation>
    </message>
    <message>
        <source>overload</source>
        <translation>sobrecarga</translation>
    </message>
</context>
<context>
    <name>preamar::ui::ServicesPage</name>
    <message>
        <source>Services</source>
        <translation>Serviços</translation>
    </message>
    <message>
        <source>Monitored</source>
        <translation>Monitorados</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Em risco</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>Com problemas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Search services</source>
        <translation>Pesquisar serviços</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordem</translation>
    </message>
    <message>
        <source>As cards</source>
        <translation>Em cartões</translation>
    </message>
    <message>
        <source>As a table</source>
        <translation>Em tabela</translation>
    </message>
    <message>
        <source>No services found</source>
        <translation>Nenhum serviço encontrado</translation>
    </message>
    <message>
        <source>The contexts were reached but have no services yet.</source>
        <translation>Os contextos responderam, mas ainda não têm serviços.</translation>
    </message>
    <message>
        <source>No service matches</source>
        <translation>Nenhum serviço corresponde</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n serviço</numerusform>
            <numerusform>%n serviços</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>preamar::ui::SimulationModel</name>
    <message>
        <source>Preamar, caution %1</source>
        <translation>Preamar, cautela %1</translation>
    </message>
    <message>
        <source>HPA at %1</source>
        <translation>HPA em %1</translation>
    </message>
    <message>
        <source>Reactive at %1, holding %2</source>
        <translation>Reativa em %1, espera %2</translation>
    </message>
    <message>
        <source>Oracle (knows the demand)</source>
        <translation>Oráculo (conhece a demanda)</translation>
    </message>
    <message>
        <source>In force: %1</source>
        <translation>Em vigor: %1</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Política</translation>
    </message>
    <message>
        <source>Minutes of overload per day: demand above 80 % of what is ready</source>
        <translation>Minutos de sobrecarga por dia: demanda acima de 80 % do que está pronto</translation>
    </message>
    <message>
        <source>Overload</source>
        <translation>Sobrecarga</translation>
    </message>
    <message>
        <source>Longest overload, in minutes</source>
        <translation>Sobrecarga mais longa, em minutos</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Mais longa</translation>
    </message>
    <message>
        <source>Replica-hours per day</source>
        <translation>Réplicas-hora por dia</translation>
    </message>
    <message>
        <source>Replica-h</source>
        <translation>Réplica-h</translation>
    </message>
    <message>
        <source>Cost per month</source>
        <translation>Custo por mês</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mês</translation>
    </message>
    <message>
        <source>Actions per day</source>
        <translation>Ações por dia</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Ações</translation>
    </message>
    <message>
        <source>Changes of direction per day</source>
        <translation>Mudanças de direção por dia</translation>
    </message>
    <message>
        <source>Reversals</source>
        <translation>Reversões</translation>
    </message>
</context>
<context>
    <name>preamar::ui::SimulationPage</name>
    <message>
        <source>Simulation</source>
        <translation>Simulação</translation>
    </message>
    <message>
        <source>Service or group</source>
        <translation>Serviço ou grupo</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <source>Start of a replica</source>
        <translation>Partida da réplica</translation>
    </message>
    <message>
        <source>Approval takes</source>
        <translation>Aprovação leva</translation>
    </message>
    <message>
        <source>Age of metrics</source>
        <translation>Idade das métricas</translation>
    </message>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>último dia</numerusform>
            <numerusform>últimos %n dias</numerusform>
        </translation>
    </message>
    <message>
        <source>no time</source>
        <translation>nenhum tempo</translation>
    </message>
    <message>
        <source>office hours</source>
        <translation>horário comercial</translation>
    </message>
    <message>
        <source>Progress of the simulation</source>
        <translation>Progresso da simulação</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>Simular</translation>
    </message>
    <message>
        <source>Policies compared</source>
        <translation>Políticas comparadas</translation>
    </message>
    <message>
        <source>Overload against cost</source>
        <translation>Sobrecarga × custo</translation>
    </message>
    <message>
        <source>Use this policy</source>
        <translation>Usar esta política</translation>
    </message>
    <message>
        <source>Sets it for the service in mode Recommend: it proposes, nothing is carried out.</source>
        <translation>Passa a valer para o serviço no modo Recomendar: propõe, nada é executado.</translation>
    </message>
    <message>
        <source>group %1</source>
        <translation>grupo %1</translation>
    </message>
    <message>
        <source>No service to play</source>
        <translation>Nenhum serviço para simular</translation>
    </message>
    <message>
        <source>Enrol a service first: its history is what the policies are played on.</source>
        <translation>Inscreva um serviço primeiro: as políticas são simuladas sobre o histórico dele.</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Serviços</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Playing the policies on the history…</source>
        <translation>Simulando as políticas sobre o histórico…</translation>
    </message>
    <message>
        <source>Nothing played</source>
        <translation>Nada simulado</translation>
    </message>
    <message>
        <source>Choose a service and a period, then simulate.</source>
        <translation>Escolha um serviço e um período e simule.</translation>
    </message>
    <message>
        <source>Too little history</source>
        <translation>Histórico insuficiente</translation>
    </message>
    <message>
        <source>A simulation needs at least a day of CPU or requests of this service. It is being collected.</source>
        <translation>A simulação precisa de pelo menos um dia de CPU ou de requisições deste serviço. A coleta está em andamento.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>cost per month</source>
        <translation>custo por mês</translation>
    </message>
    <message>
        <source>replica-hours a day</source>
        <translation>réplicas-hora por dia</translation>
    </message>
    <message>
        <source>now</source>
        <translation>atual</translation>
    </message>
    <message>
        <source>Better on %1 of the %2 days it was not chosen on.</source>
        <translation>Melhor em %1 dos %2 dias que não serviram para a escolha.</translation>
    </message>
    <message>
        <source>%1 cheaper</source>
        <translation>%1 mais barata</translation>
    </message>
    <message>
        <source>%1 dearer</source>
        <translation>%1 mais cara</translation>
    </message>
    <message>
        <source>%1 would have had %2 instead of %3 min of overload a day, and been %4. %5</source>
        <translation>%1 teria tido %2 min de sobrecarga por dia em vez de %3 e sido %4. %5</translation>
    </message>
    <message>
        <source>Leave this one as it is: with %1 min of overload a day, nothing that was tried beats it by enough.</source>
        <translation>Deixe este como está: com %1 min de sobrecarga por dia, nada do que foi testado ganha por margem suficiente.</translation>
    </message>
    <message>
        <source>Fewer than two days to judge on: figures, but no advice yet.</source>
        <translation>Menos de dois dias para avaliar: há números, mas ainda sem recomendação.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>%1 to %2 replicas</source>
        <translation>%1 a %2 réplicas</translation>
    </message>
    <message>
        <source>demand by CPU</source>
        <translation>demanda por CPU</translation>
    </message>
    <message>
        <source>demand by requests</source>
        <translation>demanda por requisições</translation>
    </message>
    <message>
        <source>no limit is set: what a replica carries is estimated from what it carried</source>
        <translation>sem limite definido: o que uma réplica atende é estimado pelo que ela atendeu</translation>
    </message>
    <message>
        <source>%1 of the history are gaps</source>
        <translation>%1 do histórico são lacunas</translation>
    </message>
    <message>
        <source>%1: %2 min of overload a day, %3 replica-hours a day</source>
        <translation>%1: %2 min de sobrecarga por dia, %3 réplicas-hora por dia</translation>
    </message>
    <message>
        <source>%1 is in force, in mode Recommend.</source>
        <translation>%1 está em vigor, no modo Recomendar.</translation>
    </message>
</context>
<context>
    <name>preamar::ui::StatePanel</name>
    <message>
        <source>Loading…</source>
        <translation>Carregando…</translation>
    </message>
    <message>
        <source>This could not be shown</source>
        <translation>Não foi possível mostrar isto</translation>
    </message>
</context>
<context>
    <name>preamar::ui::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Boas-vindas</translation>
    </message>
    <message>
        <source>See the load coming</source>
        <translation>Veja a carga chegar</translation>
    </message>
    <message>
        <source>Preamar forecasts the load of your services and proposes how many replicas each will need. Nothing is changed without your approval.</source>
        <translation>O Preamar prevê a carga dos seus serviços e propõe quantas réplicas cada um vai precisar. Nada é alterado sem a sua aprovação.</translation>
    </message>
    <message>
        <source>Explore the demonstration</source>
        <translation>Explorar a demonstração</translation>
    </message>
    <message>
        <source>A simulated cluster with real load shapes. Nothing outside this computer is touched.</source>
        <translation>Um cluster simulado com curvas de carga reais. Nada fora deste computador é alterado.</translation>
    </message>
    <message>
        <source>Ready in seconds</source>
        <translation>Pronta em segundos</translation>
    </message>
    <message>
        <source>Connect Portainer</source>
        <translation>Conectar Portainer</translation>
    </message>
    <message>
        <source>Docker Swarm services through Portainer, with metrics from Prometheus.</source>
        <translation>Serviços do Docker Swarm pelo Portainer, com métricas do Prometheus.</translation>
    </message>
    <message>
        <source>Address and access token needed</source>
        <translation>Requer endereço e token</translation>
    </message>
    <message>
        <source>Connect Kubernetes</source>
        <translation>Conectar Kubernetes</translation>
    </message>
    <message>
        <source>Deployments and autoscalers of a cluster.</source>
        <translation>Deployments e autoscalers de um cluster.</translation>
    </message>
    <message>
        <source>Not available yet</source>
        <translation>Ainda não disponível</translation>
    </message>
</context>
<context>
    <name>preamar::ui::WorkloadsModel</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memória</translation>
    </message>
    <message>
        <source>Req/min</source>
        <translation>Req/min</translation>
    </message>
    <message>
        <source>P95</source>
        <translation>P95</translation>
    </message>
    <message>
        <source>CPU %1, memory %2, replicas %3</source>
        <translation>CPU %1, memória %2, réplicas %3</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Serviço</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Contexto</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Réplicas</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erros</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Idade</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisão</translation>
    </message>
</context>
<context>
    <name>reason</name>
    <message>
        <source>CPU forecast: {p1}</source>
        <translation>CPU prevista: {p1}</translation>
    </message>
    <message>
        <source>Memory forecast: {p1}</source>
        <translation>Memória prevista: {p1}</translation>
    </message>
    <message>
        <source>CPU now: {p1}</source>
        <translation>CPU agora: {p1}</translation>
    </message>
    <message>
        <source>Memory now: {p1}</source>
        <translation>Memória agora: {p1}</translation>
    </message>
    <message>
        <source>Resources underused: CPU {p1}, memory {p2}</source>
        <translation>Recursos subutilizados: CPU {p1}, memória {p2}</translation>
    </message>
    <message>
        <source>Request peak forecast: {i1} per minute, now {i2}</source>
        <translation>Pico de requisições previsto: {i1} por minuto, agora {i2}</translation>
    </message>
    <message>
        <source>The rule rounds to the present count; one more is proposed</source>
        <translation>A regra arredonda para o número atual; proponho uma a mais</translation>
    </message>
    <message>
        <source>The larger of two targets counts: {i1}</source>
        <translation>Vale o maior dos dois alvos: {i1}</translation>
    </message>
    <message>
        <source>Below the minimum: {i1} of {i2} replicas</source>
        <translation>Abaixo do mínimo: {i1} de {i2} réplicas</translation>
    </message>
    <message>
        <source>Above the maximum: {i1} of {i2} replicas</source>
        <translation>Acima do máximo: {i1} de {i2} réplicas</translation>
    </message>
    <message>
        <source>Return to the recorded count</source>
        <translation>Retorno ao número registrado</translation>
    </message>
    <message>
        <source>Within the thresholds</source>
        <translation>Dentro dos limiares</translation>
    </message>
    <message>
        <source>Already at the minimum of {i1}</source>
        <translation>Já está no mínimo de {i1}</translation>
    </message>
    <message>
        <source>Already at the maximum of {i1}</source>
        <translation>Já está no máximo de {i1}</translation>
    </message>
    <message>
        <source>Wanted {i1}, at most {i2} in one step</source>
        <translation>Desejado {i1}, no máximo {i2} em um passo</translation>
    </message>
    <message>
        <source>Waiting {d1} after the last change</source>
        <translation>Aguardando {d1} depois da última mudança</translation>
    </message>
    <message>
        <source>Waiting {d1} before going the other way</source>
        <translation>Aguardando {d1} antes de mudar de direção</translation>
    </message>
    <message>
        <source>Load was higher within the last minutes: {i1} replicas were needed</source>
        <translation>A carga foi maior nos últimos minutos: {i1} réplicas eram necessárias</translation>
    </message>
    <message>
        <source>A forecast alone never reduces</source>
        <translation>Uma previsão sozinha nunca reduz</translation>
    </message>
    <message>
        <source>No data for {s}; nothing is reduced</source>
        <translation>Sem dados de {s}; nada será reduzido</translation>
    </message>
    <message>
        <source>{s} is not a number; nothing is reduced</source>
        <translation>{s} não é um número; nada será reduzido</translation>
    </message>
    <message>
        <source>{s} is negative; nothing is reduced</source>
        <translation>{s} está negativa; nada será reduzido</translation>
    </message>
    <message>
        <source>Only part of the data for {s}; nothing is reduced</source>
        <translation>Só parte dos dados de {s}; nada será reduzido</translation>
    </message>
    <message>
        <source>{s} could not be read; nothing is reduced</source>
        <translation>{s} não pôde ser lida; nada será reduzido</translation>
    </message>
    <message>
        <source>{s} is {d1} old; at most {d2} is accepted</source>
        <translation>{s} tem {d1} de idade; aceito no máximo {d2}</translation>
    </message>
    <message>
        <source>The query of {s} turns missing data into 0</source>
        <translation>A consulta de {s} transforma dado ausente em 0</translation>
    </message>
    <message>
        <source>{s}: {i1} of {i2} replicas measured</source>
        <translation>{s}: {i1} de {i2} réplicas medidas</translation>
    </message>
    <message>
        <source>{s} comes twice for one replica</source>
        <translation>{s} vem duas vezes para a mesma réplica</translation>
    </message>
    <message>
        <source>{i1} of {i2} replicas are ready</source>
        <translation>{i1} de {i2} réplicas estão prontas</translation>
    </message>
    <message>
        <source>Collecting for {d1} more before the first action</source>
        <translation>Coletando por mais {d1} antes da primeira ação</translation>
    </message>
    <message>
        <source>The clock jumped by {d1}; nothing is done</source>
        <translation>O relógio saltou {d1}; nada será feito</translation>
    </message>
    <message>
        <source>The clock of {s} differs by {d1}; nothing is done</source>
        <translation>O relógio de {s} difere em {d1}; nada será feito</translation>
    </message>
    <message>
        <source>Not enough history: {i1} h of {i2} h. Until then I only raise on measured load</source>
        <translation>Não há histórico suficiente: {i1} h de {i2} h. Até lá, só aumento pela carga medida</translation>
    </message>
    <message>
        <source>History covers {p1}; {p2} is needed</source>
        <translation>O histórico cobre {p1}; é preciso {p2}</translation>
    </message>
    <message>
        <source>This service cannot be foreseen (error {n1}× of repeating the past)</source>
        <translation>Este serviço não é previsível (erro {n1}× o de repetir o passado)</translation>
    </message>
    <message>
        <source>The forecast was implausible and was discarded</source>
        <translation>A previsão era implausível e foi descartada</translation>
    </message>
    <message>
        <source>The forecast is {d1} old</source>
        <translation>A previsão tem {d1} de idade</translation>
    </message>
    <message>
        <source>Decided on measured load, upwards only</source>
        <translation>Decidido pela carga medida, só para cima</translation>
    </message>
    <message>
        <source>No CPU or memory limit is set: utilisation is unknown</source>
        <translation>Nenhum limite de CPU ou memória definido: a utilização é desconhecida</translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>Não inscrito</translation>
    </message>
    <message>
        <source>The policy is not valid: {s}</source>
        <translation>A política não é válida: {s}</translation>
    </message>
    <message>
        <source>Label cannot be read: {s}. The service is left alone</source>
        <translation>Label ilegível: {s}. O serviço não será alterado</translation>
    </message>
    <message>
        <source>This kind of workload is not scaled</source>
        <translation>Este tipo de serviço não é escalado</translation>
    </message>
    <message>
        <source>An update is in progress</source>
        <translation>Há uma atualização em andamento</translation>
    </message>
    <message>
        <source>Observe only</source>
        <translation>Só observação</translation>
    </message>
    <message>
        <source>Recommendation only; raise the mode to approve it</source>
        <translation>Só recomendação; eleve o modo para poder aprovar</translation>
    </message>
    <message>
        <source>The automatic modes are not available yet</source>
        <translation>Os modos automáticos ainda não estão disponíveis</translation>
    </message>
    <message>
        <source>{s} is read-only</source>
        <translation>{s} é somente leitura</translation>
    </message>
    <message>
        <source>An earlier action is not finished</source>
        <translation>Uma ação anterior não terminou</translation>
    </message>
    <message>
        <source>More replicas would not start: {s}</source>
        <translation>Mais réplicas não iniciariam: {s}</translation>
    </message>
    <message>
        <source>The proposal has expired</source>
        <translation>A proposta expirou</translation>
    </message>
    <message>
        <source>The approval has expired</source>
        <translation>A aprovação expirou</translation>
    </message>
    <message>
        <source>A newer proposal replaced it</source>
        <translation>Uma proposta mais nova a substituiu</translation>
    </message>
    <message>
        <source>The proposal is void</source>
        <translation>A proposta foi anulada</translation>
    </message>
    <message>
        <source>The proposal is no longer pending</source>
        <translation>A proposta não está mais pendente</translation>
    </message>
    <message>
        <source>The stored proposal does not match its hash</source>
        <translation>A proposta gravada não confere com seu hash</translation>
    </message>
    <message>
        <source>The service was removed or created anew</source>
        <translation>O serviço foi removido ou recriado</translation>
    </message>
    <message>
        <source>The replicas were changed meanwhile (now {i1})</source>
        <translation>As réplicas mudaram nesse meio-tempo (agora {i1})</translation>
    </message>
    <message>
        <source>The service changed since the proposal</source>
        <translation>O serviço mudou desde a proposta</translation>
    </message>
    <message>
        <source>Something else now owns the count: {s}</source>
        <translation>Outro controlador agora define o número: {s}</translation>
    </message>
    <message>
        <source>The policy changed since the proposal</source>
        <translation>A política mudou desde a proposta</translation>
    </message>
    <message>
        <source>Minimum or maximum changed since the proposal</source>
        <translation>O mínimo ou o máximo mudou desde a proposta</translation>
    </message>
    <message>
        <source>Type {s} to confirm</source>
        <translation>Digite {s} para confirmar</translation>
    </message>
    <message>
        <source>The count is outside the bounds</source>
        <translation>O número está fora dos limites</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausado</translation>
    </message>
    <message>
        <source>Reductions are paused</source>
        <translation>As reduções estão pausadas</translation>
    </message>
    <message>
        <source>Emergency stop</source>
        <translation>Parada de emergência</translation>
    </message>
    <message>
        <source>Another program is the engine of this home</source>
        <translation>Outro programa está no comando desta pasta</translation>
    </message>
    <message>
        <source>This program is no longer the engine</source>
        <translation>Este programa não está mais no comando</translation>
    </message>
    <message>
        <source>The journal is damaged; nothing is done. Restore a backup</source>
        <translation>O diário está danificado; nada será feito. Restaure uma cópia de segurança</translation>
    </message>
    <message>
        <source>The journal cannot be written; nothing is done</source>
        <translation>O diário não pode ser gravado; nada será feito</translation>
    </message>
    <message>
        <source>This home was written by a newer version</source>
        <translation>Esta pasta foi gravada por uma versão mais nova</translation>
    </message>
    <message>
        <source>The action log was altered or cut; nothing is done</source>
        <translation>O registro de ações foi alterado ou cortado; nada será feito</translation>
    </message>
    <message>
        <source>This action has no way back</source>
        <translation>Esta ação não tem retorno</translation>
    </message>
    <message>
        <source>A reason is needed</source>
        <translation>É preciso informar um motivo</translation>
    </message>
    <message>
        <source>Not allowed for this role</source>
        <translation>Não permitido para este papel</translation>
    </message>
    <message>
        <source>Applied and read back</source>
        <translation>Aplicada e conferida</translation>
    </message>
    <message>
        <source>The service changed at the same moment; nothing was written</source>
        <translation>O serviço mudou no mesmo instante; nada foi gravado</translation>
    </message>
    <message>
        <source>The server refused the change</source>
        <translation>O servidor recusou a mudança</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>Nada foi enviado</translation>
    </message>
    <message>
        <source>No answer: it is being checked what happened</source>
        <translation>Sem resposta: estou verificando o que aconteceu</translation>
    </message>
    <message>
        <source>Checked: it was applied</source>
        <translation>Verificado: foi aplicada</translation>
    </message>
    <message>
        <source>Checked: it was not applied</source>
        <translation>Verificado: não foi aplicada</translation>
    </message>
    <message>
        <source>All replicas are ready</source>
        <translation>Todas as réplicas estão prontas</translation>
    </message>
    <message>
        <source>{i1} of {i2} replicas ready in time</source>
        <translation>{i1} de {i2} réplicas prontas a tempo</translation>
    </message>
    <message>
        <source>No node has room: {s}</source>
        <translation>Nenhum nó tem espaço: {s}</translation>
    </message>
    <message>
        <source>The image cannot be fetched: {s}</source>
        <translation>A imagem não pode ser baixada: {s}</translation>
    </message>
    <message>
        <source>Replicas end right after starting: {s}</source>
        <translation>As réplicas terminam logo após iniciar: {s}</translation>
    </message>
    <message>
        <source>The service got worse after the action</source>
        <translation>O serviço piorou depois da ação</translation>
    </message>
    <message>
        <source>Portainer is older than 2.17; update it</source>
        <translation>O Portainer é anterior ao 2.17; atualize-o</translation>
    </message>
    <message>
        <source>Portainer is not set up yet; create its administrator</source>
        <translation>O Portainer ainda não foi configurado; crie o administrador</translation>
    </message>
    <message>
        <source>The API key was refused; create a new one in Portainer</source>
        <translation>A chave de API foi recusada; crie uma nova no Portainer</translation>
    </message>
    <message>
        <source>The environment does not exist on this Portainer</source>
        <translation>O ambiente não existe neste Portainer</translation>
    </message>
    <message>
        <source>This environment is Kubernetes; a Docker Swarm is expected here</source>
        <translation>Este ambiente é Kubernetes; aqui se espera um Docker Swarm</translation>
    </message>
    <message>
        <source>This Docker environment is not a Swarm manager: read only</source>
        <translation>Este ambiente Docker não é um gerente de Swarm: somente leitura</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted; give its CA file</source>
        <translation>O certificado do servidor não é confiável; informe o arquivo da CA</translation>
    </message>
    <message>
        <source>A key would travel unprotected; use https</source>
        <translation>Uma chave viajaria sem proteção; use https</translation>
    </message>
    <message>
        <source>The server redirects; enter the final address</source>
        <translation>O servidor redireciona; informe o endereço final</translation>
    </message>
    <message>
        <source>The answer was too large and was cut off</source>
        <translation>A resposta era grande demais e foi interrompida</translation>
    </message>
    <message>
        <source>The answer is not what this server should say</source>
        <translation>A resposta não é o que este servidor deveria dizer</translation>
    </message>
    <message>
        <source>{s} cannot be reached</source>
        <translation>{s} não está acessível</translation>
    </message>
    <message>
        <source>The metric source answers without data</source>
        <translation>A fonte de métricas responde sem dados</translation>
    </message>
    <message>
        <source>Not available yet</source>
        <translation>Ainda não disponível</translation>
    </message>
    <message>
        <source>A home holds demonstration contexts or real ones, never both</source>
        <translation>Uma pasta tem contextos de demonstração ou reais, nunca os dois</translation>
    </message>
    <message>
        <source>The folder cannot be written</source>
        <translation>A pasta não pode ser gravada</translation>
    </message>
    <message>
        <source>The disk is full; nothing is done</source>
        <translation>O disco está cheio; nada será feito</translation>
    </message>
    <message>
        <source>The key cannot be read from where it is kept</source>
        <translation>A chave não pode ser lida de onde está guardada</translation>
    </message>
    <message>
        <source>Others may read the key file; set its mode to 0600</source>
        <translation>Outros podem ler o arquivo da chave; use o modo 0600</translation>
    </message>
    <message>
        <source>The request peak would use {p1} of the present capacity</source>
        <translation>O pico de requisições usaria {p1} da capacidade atual</translation>
    </message>
    <message>
        <source>{s}: {p1} of capacity now, {p2} at the expected peak</source>
        <translation>{s}: {p1} da capacidade agora, {p2} no pico esperado</translation>
    </message>
    <message>
        <source>{s} at {n1}, above {n2} for {d3}</source>
        <translation>{s} em {n1}, acima de {n2} há {d3}</translation>
    </message>
    <message>
        <source>{s} at {n1}, below {n2} for {d3}</source>
        <translation>{s} em {n1}, abaixo de {n2} há {d3}</translation>
    </message>
    <message>
        <source>{s} is high; nothing is reduced</source>
        <translation>{s} está alta; nada é reduzido</translation>
    </message>
    <message>
        <source>{s} at {n1}, below {n2} for {d3}: one less may be enough</source>
        <translation>{s} em {n1}, abaixo de {n2} há {d3}: uma réplica a menos pode bastar</translation>
    </message>
    <message>
        <source>Schedule asks for {i1} replicas ({s})</source>
        <translation>A agenda pede {i1} réplicas ({s})</translation>
    </message>
    <message>
        <source>Fixed count of {i1} replicas</source>
        <translation>Quantidade fixa de {i1} réplicas</translation>
    </message>
    <message>
        <source>“{s}” asks for at least {i1} replicas</source>
        <translation>“{s}” pede pelo menos {i1} réplicas</translation>
    </message>
    <message>
        <source>“{s}” allows at most {i1} replicas</source>
        <translation>“{s}” permite no máximo {i1} réplicas</translation>
    </message>
    <message>
        <source>Event “{s}”: load ×{n1}, {i2} replicas</source>
        <translation>Evento “{s}”: carga ×{n1}, {i2} réplicas</translation>
    </message>
    <message>
        <source>{i1} replicas were needed within the last {d2}</source>
        <translation>{i1} réplicas foram necessárias nos últimos {d2}</translation>
    </message>
    <message>
        <source>Freeze window “{s}”: nothing changes for {d1} more</source>
        <translation>Congelamento “{s}”: nada muda por mais {d1}</translation>
    </message>
    <message>
        <source>The newest replica is ready for {d1}; {d2} are needed</source>
        <translation>A réplica mais nova está pronta há {d1}; são necessários {d2}</translation>
    </message>
    <message>
        <source>The metric source restarted; waiting {d1}</source>
        <translation>A fonte de métricas reiniciou; aguardando {d1}</translation>
    </message>
    <message>
        <source>{i1} of {i2} services lost data or load at once; nothing is reduced</source>
        <translation>{i1} de {i2} serviços perderam dados ou carga ao mesmo tempo; nada é reduzido</translation>
    </message>
    <message>
        <source>{s} got worse ({n1} → {n2}); nothing is reduced</source>
        <translation>{s} piorou ({n1} → {n2}); nada é reduzido</translation>
    </message>
    <message>
        <source>{s} is unknown; nothing is reduced</source>
        <translation>{s} é desconhecida; nada é reduzido</translation>
    </message>
    <message>
        <source>{i1} actions in 10 min, at most {i2}; it waits</source>
        <translation>{i1} ações em 10 min, no máximo {i2}; fica na espera</translation>
    </message>
    <message>
        <source>{i1} actions wanted in 10 min, at most {i2}: paused</source>
        <translation>{i1} ações pedidas em 10 min, no máximo {i2}: pausado</translation>
    </message>
    <message>
        <source>{i1} replicas removed within the hour, at most {i2}</source>
        <translation>{i1} réplicas removidas em uma hora, no máximo {i2}</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nada selecionado</translation>
    </message>
    <message>
        <source>{i1} changes of direction in 30 min; automatic is off here</source>
        <translation>{i1} mudanças de direção em 30 min; o automático está desligado aqui</translation>
    </message>
    <message>
        <source>Set to {i1}, somebody set it back to {i2}; automatic is off here</source>
        <translation>Definido em {i1}, alguém voltou para {i2}; o automático está desligado aqui</translation>
    </message>
    <message>
        <source>Reductions wait for a person in this mode</source>
        <translation>Neste modo, as reduções esperam por uma pessoa</translation>
    </message>
    <message>
        <source>Approved by mode {s}</source>
        <translation>Aprovado pelo modo {s}</translation>
    </message>
    <message>
        <source>Automatic ended after {i1} h; approval is needed again</source>
        <translation>O automático terminou depois de {i1} h; a aprovação volta a ser necessária</translation>
    </message>
    <message>
        <source>Automatic ends in {i1} min</source>
        <translation>O automático termina em {i1} min</translation>
    </message>
    <message>
        <source>Automatic was switched off: {s}</source>
        <translation>O automático foi desligado: {s}</translation>
    </message>
    <message>
        <source>The 80 % band of {s} held only {p1} of the time</source>
        <translation>A faixa de 80 % de {s} acertou só {p1} do tempo</translation>
    </message>
    <message>
        <source>{i1} of the last {i2} actions failed</source>
        <translation>{i1} das últimas {i2} ações falharam</translation>
    </message>
    <message>
        <source>{s} no longer follows its forecast (error {n1}× of repeating the past)</source>
        <translation>{s} já não segue a previsão (erro {n1}× o de repetir o passado)</translation>
    </message>
    <message>
        <source>{n1} of {i2} days observed</source>
        <translation>{n1} de {i2} dias observados</translation>
    </message>
    <message>
        <source>{p1} of the time observed; {p2} is needed</source>
        <translation>{p1} do tempo observado; são necessários {p2}</translation>
    </message>
    <message>
        <source>Replay: {n1} min of overload a day, what happened had {n2}</source>
        <translation>Simulação: {n1} min de sobrecarga por dia; o que aconteceu teve {n2}</translation>
    </message>
    <message>
        <source>Replay: {n1} replica-hours a day, what happened used {n2}</source>
        <translation>Simulação: {n1} horas-réplica por dia; o que aconteceu usou {n2}</translation>
    </message>
    <message>
        <source>Not replayed on this history yet</source>
        <translation>Ainda não simulada neste histórico</translation>
    </message>
    <message>
        <source>{n1} days of evidence, {n2} min of overload less a day</source>
        <translation>{n1} dias de evidência, {n2} min de sobrecarga a menos por dia</translation>
    </message>
    <message>
        <source>Open: {s}</source>
        <translation>Em aberto: {s}</translation>
    </message>
    <message>
        <source>Owned by an HPA: a person approves each change</source>
        <translation>Pertence a um HPA: uma pessoa aprova cada mudança</translation>
    </message>
    <message>
        <source>{s} would loosen a safety number; a written reason is needed</source>
        <translation>{s} afrouxaria um número de segurança; é preciso um motivo por escrito</translation>
    </message>
    <message>
        <source>“{s}” never fires</source>
        <translation>“{s}” nunca dispara</translation>
    </message>
    <message>
        <source>Unknown time zone: {s}</source>
        <translation>Fuso horário desconhecido: {s}</translation>
    </message>
    <message>
        <source>Overlaps the freeze window “{s}”</source>
        <translation>Sobrepõe o congelamento “{s}”</translation>
    </message>
    <message>
        <source>“{s}” is already over</source>
        <translation>“{s}” já passou</translation>
    </message>
    <message>
        <source>{s} is for comparison only</source>
        <translation>{s} serve apenas para comparação</translation>
    </message>
    <message>
        <source>There is no earlier version</source>
        <translation>Não há versão anterior</translation>
    </message>
</context>
<context>
    <name>state</name>
    <message>
        <source>Pending</source>
        <translation>Pendente</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprovada</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejeitada</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expirada</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Substituída</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Anulada</translation>
    </message>
    <message>
        <source>About to be sent</source>
        <translation>Prestes a enviar</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>Being checked</source>
        <translation>Em verificação</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Aplicada</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Íntegra</translation>
    </message>
    <message>
        <source>Not healthy</source>
        <translation>Não íntegra</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Conflito</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falhou</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>Nothing to change</source>
        <translation>Nada a mudar</translation>
    </message>
    <message>
        <source>I propose %1 → %2 replicas</source>
        <translation>Proponho %1 → %2 réplicas</translation>
    </message>
    <message>
        <source>cores</source>
        <translation>núcleos</translation>
    </message>
    <message>
        <source>req/min</source>
        <translation>req/min</translation>
    </message>
    <message>
        <source>now</source>
        <translation>agora</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>há %1</translation>
    </message>
</context>
</TS>
